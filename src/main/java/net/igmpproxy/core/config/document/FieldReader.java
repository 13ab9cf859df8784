package net.igmpproxy.core.config.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the keys of one object of the document. It reports invalid values and continues with the default. */
final class FieldReader {
    private final Field object;
    private final Map<String, @Nullable Object> values;

    private FieldReader(Field object, Map<String, @Nullable Object> values) {
        this.object = object;
        this.values = values;
    }

    /** Creates a reader of an object with arbitrary keys, such as interface names. */
    static FieldReader of(Field object) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (object.value() instanceof Map<?, ?> map) {
            map.forEach((key, value) -> values.put(String.valueOf(key), value));
        } else {
            object.refuse("must be an object of keys and values");
        }
        return new FieldReader(object, values);
    }

    /** Creates a reader of an object with known keys; reports an error for any other key. */
    static FieldReader of(Field object, List<String> known) {
        FieldReader reader = of(object);
        reader.values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> reader.field(key).refuse(KeySuggestion.remedy(key, known)));
        return reader;
    }

    /** Returns the value of a key, or the default if the key is missing or its value is invalid. */
    <T> T read(String key, T fallback, ValueReader<T> reader) {
        return read(key, reader).orElse(fallback);
    }

    /** Returns the value of a key, or empty if the key is missing or its value is invalid. */
    <T> Optional<T> read(String key, ValueReader<T> reader) {
        return has(key) ? field(key).read(reader) : Optional.empty();
    }

    /** Returns the value of a key without a default; reports an error if the key is missing. */
    <T> Optional<T> require(String key, ValueReader<T> reader) {
        return has(key) ? field(key).read(reader) : object.refuse("lacks the key " + key + ": add it");
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Field field(String key) {
        return object.key(key, values.get(key));
    }

    /** All keys, in document order. */
    List<String> keys() {
        return List.copyOf(values.keySet());
    }
}
