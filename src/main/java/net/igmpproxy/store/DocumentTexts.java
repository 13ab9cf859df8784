package net.igmpproxy.store;

import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationWriter;

/**
 * Converts configurations to YAML and caches the last result. The file and the history both write it, and tens of
 * thousands of groups take a second. Thread-safe.
 */
final class DocumentTexts {
    private volatile Optional<Known> last = Optional.empty();

    /**
     * Cached result.
     *
     * @param configuration converted configuration
     * @param text its YAML
     */
    private record Known(ProxyConfiguration configuration, String text) {}

    /** Returns the YAML of a configuration. */
    String of(ProxyConfiguration configuration) {
        return last.filter(known -> known.configuration().equals(configuration))
                .orElseGet(() -> make(configuration))
                .text();
    }

    private Known make(ProxyConfiguration configuration) {
        Known made = new Known(configuration, YamlText.of(ConfigurationWriter.write(configuration)));
        last = Optional.of(made);
        return made;
    }
}
