package net.igmpproxy.runtime;

/** Another program is the multicast router of this namespace: {@code MRT_INIT} said EADDRINUSE. */
public class RoutingTableInUseException extends KernelException {
    private static final long serialVersionUID = 1L;

    /** @see KernelException#KernelException(String, int, String) */
    public RoutingTableInUseException(String call, int errno, String message) {
        super(call, errno, message);
    }
}
