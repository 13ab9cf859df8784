package net.igmpproxy.api.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.DocumentEdit;
import org.jspecify.annotations.Nullable;

/**
 * Configuration document as a request: complete, or as a merge patch (RFC 7396).
 *
 * @param tree the parsed body, in which null differs from a missing key; checked when it is applied
 */
@Schema(implementation = ConfigurationSchema.class)
record ConfigurationRequest(@Nullable Object tree) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ConfigurationRequest read(@Nullable Object tree) {
        return new ConfigurationRequest(ChangeAnswer.resourceIn(tree));
    }

    /**
     * Returns the configuration of a complete document.
     *
     * @throws net.igmpproxy.core.config.document.InvalidConfigurationException with all errors of the document
     */
    ProxyConfiguration complete() {
        return ConfigurationReader.read(tree);
    }

    /**
     * Returns the configuration after a merge patch.
     *
     * @throws net.igmpproxy.core.config.document.InvalidConfigurationException if the result is not valid
     */
    ProxyConfiguration applyTo(ProxyConfiguration before) {
        return DocumentEdit.merge(before, tree);
    }
}
