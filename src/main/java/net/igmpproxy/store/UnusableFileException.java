package net.igmpproxy.store;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that is not read, whatever it holds: it stays so until somebody replaces or writes it. */
final class UnusableFileException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    UnusableFileException(Path file, String reason) {
        super(file.toString(), null, reason);
    }
}
