package net.igmpproxy.linux.libc;

/** Something of the kernel's that must be given back. */
public interface Resource extends AutoCloseable {
    /**
     * Gives it back; doing it again is no error.
     *
     * @throws net.igmpproxy.runtime.port.KernelException if the kernel reports a failure; it is given back all the same
     */
    @Override
    void close();
}
