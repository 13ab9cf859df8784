package net.igmpproxy.core.config.document;

import java.util.Optional;

/** Reads a value of one type; reports an error with a remedy to the field if the value is invalid. */
@FunctionalInterface
interface ValueReader<T> {
    /**
     * Reads a value.
     *
     * @param field field of the value
     * @param value value as produced by a YAML or JSON parser
     * @return the converted value, or empty after an error was reported
     */
    Optional<T> read(Field field, Object value);
}
