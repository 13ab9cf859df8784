package net.igmpproxy.runtime.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Holds on to files by their names without opening them. Found as a service of the Java platform. */
public interface FilePins {
    /**
     * Holds on to what a name leads to now, also once the name leads to something else. Never waits for anybody, as opening a FIFO
     * would.
     *
     * @throws IOException if there is nothing, or if it cannot be reached
     */
    Pin pin(Path file) throws IOException;

    /** A file of any kind that is held on to. */
    interface Pin extends AutoCloseable {
        /** Leads to this file until the pin is closed. */
        Path path();

        @Override
        void close();
    }
}
