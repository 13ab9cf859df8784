package net.igmpproxy.store;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Reports a file that is refused regardless of its content. A retry fails until the file is replaced or written. */
final class UnusableFileException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    UnusableFileException(Path file, String reason) {
        super(file.toString(), null, reason);
    }
}
