package net.igmpproxy.runtime.port;

/** A kernel call failed. The message says which call, on what, and why, and what to do where that is known. */
public class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;
    private final transient Refusal refusal;

    /**
     * @param call    the call with its option, such as {@code setsockopt(MRT_ADD_VIF)}
     * @param errno   the kernel's error number, 1 or more
     * @param message the whole sentence for a person
     */
    public KernelException(String call, int errno, String message) {
        this(call, errno, message, Refusal.OTHER);
    }

    /**
     * @param call    see above
     * @param errno   see above
     * @param message see above
     * @param refusal what the call failed for
     */
    public KernelException(String call, int errno, String message, Refusal refusal) {
        super(message);
        this.call = call;
        this.errno = errno;
        this.refusal = refusal;
    }

    /** The call that failed, a label of few values. */
    public String call() {
        return call;
    }

    /** What the call failed for. */
    public Refusal refusal() {
        return refusal;
    }

    /** The kernel's error number. */
    public int errno() {
        return errno;
    }
}
