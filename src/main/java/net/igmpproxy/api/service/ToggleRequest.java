package net.igmpproxy.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.core.config.document.ConfigurationReader;
import org.jspecify.annotations.Nullable;

/**
 * Request that enables or disables a feature.
 *
 * @param tree the parsed body
 */
@Schema(implementation = Toggle.class)
record ToggleRequest(@Nullable Object tree) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ToggleRequest read(@Nullable Object tree) {
        return new ToggleRequest(ChangeAnswer.resourceIn(tree));
    }

    /**
     * Returns true if the feature is to be enabled.
     *
     * @throws net.igmpproxy.core.config.document.InvalidConfigurationException if the body has any other form
     */
    boolean enabled() {
        return ConfigurationReader.readEnabled(tree);
    }
}
