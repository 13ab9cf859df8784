package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All alt-subnets of an interface as a request.
 *
 * @param tree the parsed list, which is checked when it is applied
 */
record AltSubnets(Object tree) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AltSubnets read(@Nullable Object tree) {
        return new AltSubnets(Objects.requireNonNull(tree));
    }
}
