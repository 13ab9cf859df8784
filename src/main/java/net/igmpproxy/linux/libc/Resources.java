package net.igmpproxy.linux.libc;

import java.util.ArrayDeque;
import java.util.Deque;

/** Resources that are closed together, the last one first, all of them whatever happens. */
public final class Resources implements Resource {
    private final Deque<Resource> open = new ArrayDeque<>();

    /** Takes charge of a resource. */
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

    /** Closes everything because of a failure, which keeps the failures of closing. */
    public void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException another) {
            failure.addSuppressed(another);
        }
    }
}
