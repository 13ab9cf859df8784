package net.igmpproxy.store;

import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationWriter;

/**
 * YAML of configurations. The last one is kept, since the file and the history both write it, and tens of thousands of groups take a
 * second. Any thread may use it.
 */
final class DocumentTexts {
    private volatile Optional<Known> last = Optional.empty();

    /**
     * The last one.
     *
     * @param configuration what it is of
     * @param text          the YAML
     */
    private record Known(ProxyConfiguration configuration, String text) {}

    /** The YAML of a configuration. */
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
