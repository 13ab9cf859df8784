package net.igmpproxy.linux.libc;

import java.util.ArrayDeque;
import java.util.Deque;

/** Group of resources closed in reverse order. A failure does not prevent the others from being closed. */
public final class Resources implements Resource {
    private final Deque<Resource> open = new ArrayDeque<>();

    /** Takes ownership of a resource. */
    public <T extends Resource> T add(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Closes all resources after a failure; further failures are added as suppressed. */
    public void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException another) {
            failure.addSuppressed(another);
        }
    }
}
