package net.igmpproxy.exchange.draft;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * What a foreign text comes to.
 *
 * @param configuration the document; whole only if the text was
 * @param warnings      what is different here, in the order of the lines
 */
public record Import(ProxyConfiguration configuration, List<ImportWarning> warnings) {
    public Import {
        warnings = List.copyOf(warnings);
    }

    /** The same with another warning. */
    public Import withWarning(ImportWarning warning) {
        return new Import(
                configuration,
                Stream.concat(Stream.of(warning), warnings.stream())
                        .sorted(Comparator.comparingInt(ImportWarning::line))
                        .toList());
    }
}
