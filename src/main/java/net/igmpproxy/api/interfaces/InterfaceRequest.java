package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import net.igmpproxy.api.InterfaceSchema;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.core.addr.InterfaceName;
import org.jspecify.annotations.Nullable;

/**
 * Interface as a request: its configuration, complete or as a merge patch (RFC 7396), and its name. It may also be a
 * response that a client sends back.
 *
 * @param tree the parsed body, in which null differs from a missing key; checked when it is applied
 */
@Schema(implementation = InterfaceSchema.class)
record InterfaceRequest(@Nullable Object tree) {
    private static final String NAME = "name";
    private static final String STATUS = "status";
    private static final String PATTERN = "pattern";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static InterfaceRequest read(@Nullable Object tree) {
        return new InterfaceRequest(ChangeAnswer.resourceIn(tree));
    }

    /**
     * Returns the name of an interface to add.
     *
     * @throws ProblemException if the name is missing or not valid
     */
    String name() {
        Object name = tree instanceof Map<?, ?> keys ? keys.get(NAME) : null;
        if (name instanceof String text && InterfaceName.isValid(text)) {
            return text;
        }
        throw ProblemException.ofField(
                NAME,
                name,
                "must be the name of an interface, such as eth1: 1 to 15 bytes in UTF-8, no white space, no / and no :,"
                        + " no control and no format characters");
    }

    /**
     * Returns the configuration without the name and the read-only keys {@code pattern} and {@code status}.
     *
     * @param name the name in the path, which a name in the body must equal
     * @throws ProblemException if the names differ
     */
    @Nullable
    Object configurationOf(String name) {
        if (!(tree instanceof Map<?, ?> keys)) {
            return tree;
        }
        if (keys.containsKey(NAME) && !name.equals(keys.get(NAME))) {
            throw ProblemException.ofField(
                    NAME, keys.get(NAME), "must be " + name + ", as in the path: interfaces cannot be renamed");
        }
        Map<Object, @Nullable Object> configuration = new LinkedHashMap<>(keys);
        configuration.remove(NAME);
        configuration.remove(STATUS);
        configuration.remove(PATTERN);
        return configuration;
    }
}
