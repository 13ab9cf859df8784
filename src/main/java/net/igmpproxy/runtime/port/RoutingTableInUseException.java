package net.igmpproxy.runtime.port;

import java.util.Optional;

/** Another program is the multicast router of this namespace: {@code MRT_INIT} said EADDRINUSE. */
public class RoutingTableInUseException extends KernelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param holder the other program's process, as far as it is known
     * @see KernelException#KernelException(String, int, String)
     */
    public RoutingTableInUseException(String call, int errno, String message, Optional<Refusal.Holder> holder) {
        super(call, errno, message, new Refusal(Refusal.Kind.TABLE_IN_USE, holder));
    }
}
