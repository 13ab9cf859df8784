package net.igmpproxy;

import net.igmpproxy.linux.Keeper;
import net.igmpproxy.runtime.KernelException;

/** {@code java -jar igmp-proxy.jar keeper}: keeps the streams going while there is no proxy, until it is ended. */
final class KeeperCommand {
    static final String NAME = "keeper";

    private KeeperCommand() {}

    /**
     * Keeps.
     *
     * @return the exit status, if it cannot
     */
    static int run() {
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
