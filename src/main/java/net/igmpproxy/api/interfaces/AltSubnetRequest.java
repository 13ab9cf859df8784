package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.change.ChangeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Alt-subnet to add to an interface.
 *
 * @param tree the parsed body
 */
@Schema(implementation = AltSubnet.class)
record AltSubnetRequest(@Nullable Object tree) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AltSubnetRequest read(@Nullable Object tree) {
        return new AltSubnetRequest(ChangeAnswer.resourceIn(tree));
    }

    /**
     * Returns the value of the key {@code subnet}, which is checked when it is applied.
     *
     * @throws net.igmpproxy.api.error.ProblemException if the body has another form
     */
    Object subnet() {
        return SingleValue.of(tree, "subnet", "must be a network, such as 10.0.0.0/23");
    }
}
