package net.igmpproxy.launch;

import net.igmpproxy.linux.handover.Keeper;
import net.igmpproxy.runtime.port.KernelException;

/** {@code java -jar igmp-proxy.jar keeper}: keeps the routes while no proxy runs, until it is stopped. */
public final class KeeperCommand {
    public static final String NAME = "keeper";

    private KeeperCommand() {}

    /**
     * Serves until the process is stopped.
     *
     * @return exit status 1 if the kernel refuses a call
     */
    public static int run() {
        try {
            Keeper keeper = Keeper.open();
            while (true) {
                keeper.serveNext();
            }
        } catch (KernelException refused) {
            System.err.println(refused.getMessage());
            return 1;
        }
    }
}
