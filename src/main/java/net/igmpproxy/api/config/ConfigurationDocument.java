package net.igmpproxy.api.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationWriter;

/** Configuration document as a response; {@link ConfigurationSchema} describes its form. */
@Schema(implementation = ConfigurationSchema.class)
final class ConfigurationDocument {
    private final ProxyConfiguration configuration;

    ConfigurationDocument(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Returns the keys of the document with their values. */
    @JsonAnyGetter
    Map<String, Object> members() {
        return ConfigurationWriter.write(configuration);
    }
}
