package net.igmpproxy.runtime.port;

/** Failure of a kernel call. The message names the call, its object, the reason, and the remedy if known. */
public class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;
    private final transient Refusal refusal;

    /**
     * @param call    call with its option, such as {@code setsockopt(MRT_ADD_VIF)}
     * @param errno   error number of the kernel, 1 or more; 0 if no call failed
     * @param message complete sentence for an operator
     */
    public KernelException(String call, int errno, String message) {
        this(call, errno, message, Refusal.OTHER);
    }

    /**
     * @param call    see above
     * @param errno   see above
     * @param message see above
     * @param refusal reason of the failure
     */
    public KernelException(String call, int errno, String message, Refusal refusal) {
        super(message);
        this.call = call;
        this.errno = errno;
        this.refusal = refusal;
    }

    /** Returns the failed call, a label with few values. */
    public String call() {
        return call;
    }

    /** Returns the reason of the failure. */
    public Refusal refusal() {
        return refusal;
    }

    /** Returns the error number of the kernel. */
    public int errno() {
        return errno;
    }
}
