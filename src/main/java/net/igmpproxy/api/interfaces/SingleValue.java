package net.igmpproxy.api.interfaces;

import java.util.Map;
import net.igmpproxy.api.error.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads bodies with a single key, such as {@code {"role": "upstream"}}. */
final class SingleValue {
    private SingleValue() {}

    /**
     * Returns the value of the only permitted key.
     *
     * @param tree   the parsed body
     * @param remedy the required form of the value
     * @throws ProblemException if the body has another form, or the value is missing
     */
    static Object of(@Nullable Object tree, String key, String remedy) {
        if (!(tree instanceof Map<?, ?> keys)) {
            throw ProblemException.ofField("", null, "must be an object with the key " + key);
        }
        for (Map.Entry<?, ?> entry : keys.entrySet()) {
            if (!key.equals(entry.getKey())) {
                throw ProblemException.ofField(
                        String.valueOf(entry.getKey()), entry.getValue(), "is not a key here: the only one is " + key);
            }
        }
        Object value = keys.get(key);
        if (value == null) {
            throw ProblemException.ofField(key, null, remedy);
        }
        return value;
    }
}
