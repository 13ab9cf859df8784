package net.igmpproxy.exchange.draft;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Result of an import.
 *
 * @param configuration imported document; may be incomplete
 * @param warnings differences from the imported text, by line
 */
public record Import(ProxyConfiguration configuration, List<ImportWarning> warnings) {
    public Import {
        warnings = List.copyOf(warnings);
    }

    /** Returns a copy with one more warning. */
    public Import withWarning(ImportWarning warning) {
        return new Import(
                configuration,
                Stream.concat(Stream.of(warning), warnings.stream())
                        .sorted(Comparator.comparingInt(ImportWarning::line))
                        .toList());
    }
}
