package net.igmpproxy.api.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import org.jspecify.annotations.Nullable;

/** Configuration document as a request and response; {@link ConfigurationSchema} describes its form. */
@Schema(implementation = ConfigurationSchema.class)
final class ConfigurationDocument {
    private final ProxyConfiguration configuration;

    ConfigurationDocument(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Reads a request body.
     *
     * @throws net.igmpproxy.core.config.document.InvalidConfigurationException with all errors of the document
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ConfigurationDocument read(@Nullable Object tree) {
        return new ConfigurationDocument(ConfigurationReader.read(ChangeAnswer.resourceIn(tree)));
    }

    ProxyConfiguration configuration() {
        return configuration;
    }

    /** Returns the keys of the document with their values. */
    @JsonAnyGetter
    Map<String, Object> members() {
        return ConfigurationWriter.write(configuration);
    }
}
