package net.igmpproxy.store;

import net.igmpproxy.core.config.document.FieldError;

/**
 * Error in a file.
 *
 * @param line line number, from 1
 * @param text description and remedy
 */
record FileError(int line, String text) {
    /** Converts an error of the document to an error in a line. */
    static FileError at(int line, FieldError error) {
        String path = error.path().text().isEmpty() ? "" : error.path() + ": ";
        String value = error.value() == null ? "" : error.value() + ": ";
        return new FileError(line, path + value + error.message());
    }
}
