package net.igmpproxy.runtime;

/** A kernel call failed. The message says which call, on what, and why, and what to do where that is known. */
public class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;

    /**
     * @param call    the call with its option, such as {@code setsockopt(MRT_ADD_VIF)}
     * @param errno   the kernel's error number, 1 or more
     * @param message the whole sentence for a person
     */
    public KernelException(String call, int errno, String message) {
        super(message);
        this.call = call;
        this.errno = errno;
    }

    /** The call that failed, a label of few values. */
    public String call() {
        return call;
    }

    /** The kernel's error number. */
    public int errno() {
        return errno;
    }
}
