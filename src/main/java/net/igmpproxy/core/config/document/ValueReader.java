package net.igmpproxy.core.config.document;

import java.util.Optional;

/** Reads one kind of value; reports to the field what is wrong with it, and what to write instead. */
@FunctionalInterface
interface ValueReader<T> {
    /**
     * Reads a value.
     *
     * @param field where it stands
     * @param value the value as a YAML or JSON parser makes it
     * @return what it means, or nothing after a report
     */
    Optional<T> read(Field field, Object value);
}
