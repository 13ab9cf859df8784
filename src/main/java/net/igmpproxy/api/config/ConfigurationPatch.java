package net.igmpproxy.api.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.DocumentEdit;
import org.jspecify.annotations.Nullable;

/**
 * Merge patch of the configuration document (RFC 7396).
 *
 * @param tree the parsed patch, in which null differs from a missing key
 */
@Schema(implementation = ConfigurationSchema.class)
record ConfigurationPatch(@Nullable Object tree) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ConfigurationPatch read(@Nullable Object tree) {
        return new ConfigurationPatch(ChangeAnswer.resourceIn(tree));
    }

    /**
     * Returns the patched configuration.
     *
     * @throws net.igmpproxy.core.config.document.InvalidConfigurationException if the result is not valid
     */
    ProxyConfiguration applyTo(ProxyConfiguration before) {
        return DocumentEdit.merge(before, tree);
    }
}
