package net.igmpproxy.linux;

/** Something of the kernel's that must be given back. */
interface Resource extends AutoCloseable {
    /**
     * Gives it back; doing it again is no error.
     *
     * @throws net.igmpproxy.runtime.KernelException if the kernel reports a failure; it is given back all the same
     */
    @Override
    void close();
}
