package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of the document under reading, with its place and the list that takes what is wrong with it. */
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

    /** The field of a key of this object, or of any other value under this one. */
    Field key(String name, @Nullable Object keyValue) {
        return new Field(path.key(name), keyValue, errors);
    }

    /** The field of an item of this list. */
    Field item(int position, @Nullable Object itemValue) {
        return new Field(path.index(position), itemValue, errors);
    }

    /** Reads the value, which must be there. */
    <T> Optional<T> read(ValueReader<T> reader) {
        return value == null
                ? refuse("has no value: give it one, or leave the key out for its default")
                : reader.read(this, value);
    }

    /** Reports what is wrong with the value; answers nothing, for the caller to return. */
    <T> Optional<T> refuse(String message) {
        errors.add(new FieldError(path, value, message));
        return Optional.empty();
    }

    /** Whether this very field has been refused. */
    boolean isRefused() {
        return errors.stream().anyMatch(error -> error.path().equals(path));
    }
}
