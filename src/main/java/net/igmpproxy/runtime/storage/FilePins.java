package net.igmpproxy.runtime.storage;

import java.io.IOException;
import java.nio.file.Path;

/** References to files by name without opening them (O_PATH). Loaded by {@link java.util.ServiceLoader}. */
public interface FilePins {
    /**
     * Pins the file that a name refers to now; the pin stays valid when the name is changed. Never blocks, unlike
     * opening a FIFO.
     *
     * @throws IOException if the file does not exist or is inaccessible
     */
    Pin pin(Path file) throws IOException;

    /** Pinned file of any type. */
    interface Pin extends AutoCloseable {
        /** Returns a path that refers to this file until the pin is closed. */
        Path path();

        @Override
        void close();
    }
}
