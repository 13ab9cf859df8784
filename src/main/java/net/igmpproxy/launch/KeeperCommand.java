package net.igmpproxy.launch;

import net.igmpproxy.linux.handover.Keeper;
import net.igmpproxy.runtime.port.KernelException;

/** {@code java -jar igmp-proxy.jar keeper}: keeps the streams going while there is no proxy, until it is ended. */
public final class KeeperCommand {
    public static final String NAME = "keeper";

    private KeeperCommand() {}

    /**
     * Keeps.
     *
     * @return the exit status, if it cannot
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
