package net.igmpproxy.store;

import net.igmpproxy.core.config.document.FieldError;

/**
 * One thing that is wrong with a file.
 *
 * @param line where, counted from 1
 * @param text what, with its remedy
 */
record FileError(int line, String text) {
    /** Places an error of the document. */
    static FileError at(int line, FieldError error) {
        String path = error.path().text().isEmpty() ? "" : error.path() + ": ";
        String value = error.value() == null ? "" : error.value() + ": ";
        return new FileError(line, path + value + error.message());
    }
}
