package net.igmpproxy.linux.libc;

/** Kernel resource that must be released. */
public interface Resource extends AutoCloseable {
    /**
     * Releases the resource; idempotent.
     *
     * @throws net.igmpproxy.runtime.port.KernelException if the kernel reports a failure; the resource is
     *     released nevertheless
     */
    @Override
    void close();
}
