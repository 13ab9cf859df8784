package net.igmpproxy.runtime.port;

import java.util.Optional;

/** Refusal of {@code MRT_INIT} with EADDRINUSE: another program is the multicast router of this namespace. */
public class RoutingTableInUseException extends KernelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param holder process of the other program, if known
     * @see KernelException#KernelException(String, int, String)
     */
    public RoutingTableInUseException(String call, int errno, String message, Optional<Refusal.Holder> holder) {
        super(call, errno, message, new Refusal(Refusal.Kind.TABLE_IN_USE, holder));
    }
}
