package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.change.ChangeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Role of an interface as a request.
 *
 * @param tree the parsed body
 */
@Schema(implementation = RoleSetting.class)
record RoleRequest(@Nullable Object tree) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RoleRequest read(@Nullable Object tree) {
        return new RoleRequest(ChangeAnswer.resourceIn(tree));
    }

    /**
     * Returns the value of the key {@code role}, which is checked when it is applied.
     *
     * @throws net.igmpproxy.api.error.ProblemException if the body has another form
     */
    Object role() {
        return SingleValue.of(tree, "role", "must be one of upstream, downstream, disabled");
    }
}
