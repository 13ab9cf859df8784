package net.igmpproxy.store;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Reports a file that is refused whatever its content; retrying is useless until somebody replaces or writes it. */
final class UnusableFileException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    UnusableFileException(Path file, String reason) {
        super(file.toString(), null, reason);
    }
}
