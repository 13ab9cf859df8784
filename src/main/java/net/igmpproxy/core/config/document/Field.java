package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Value of the document with its path and the list that collects errors. */
final class Field {
    private final FieldPath path;
    private final @Nullable Object value;
    private final List<FieldError> errors;

    Field(FieldPath path, @Nullable Object value, List<FieldError> errors) {
        this.path = path;
        this.value = value;
        this.errors = errors;
    }

    @Nullable
    Object value() {
        return value;
    }

    /** Returns the field of a key of this object. */
    Field key(String name, @Nullable Object keyValue) {
        return new Field(path.key(name), keyValue, errors);
    }

    /** Returns the field of an item of this list. */
    Field item(int position, @Nullable Object itemValue) {
        return new Field(path.index(position), itemValue, errors);
    }

    /** Reads the value; reports an error if the value is null. */
    <T> Optional<T> read(ValueReader<T> reader) {
        return value == null
                ? refuse("has no value: give it one, or leave the key out for its default")
                : reader.read(this, value);
    }

    /** Reports an error in this field; returns empty for the convenience of the caller. */
    <T> Optional<T> refuse(String message) {
        errors.add(new FieldError(path, value, message));
        return Optional.empty();
    }

    /** Returns true if this field has an error; errors of its children do not count. */
    boolean isRefused() {
        return errors.stream().anyMatch(error -> error.path().equals(path));
    }
}
