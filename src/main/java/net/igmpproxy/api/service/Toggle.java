package net.igmpproxy.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.core.config.document.ConfigurationReader;
import org.jspecify.annotations.Nullable;

/** Request and response that enables or disables a feature. */
@Schema(name = "Toggle", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record Toggle(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean enabled) {
    /**
     * Reads a request body.
     *
     * @throws net.igmpproxy.core.config.document.InvalidConfigurationException if it has any other form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Toggle read(@Nullable Object tree) {
        return new Toggle(ConfigurationReader.readEnabled(ChangeAnswer.resourceIn(tree)));
    }
}
