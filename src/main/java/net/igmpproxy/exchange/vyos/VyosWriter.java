package net.igmpproxy.exchange.vyos;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;
import net.igmpproxy.core.config.document.FieldError;
import net.igmpproxy.exchange.draft.Export;
import net.igmpproxy.exchange.draft.ExportWarning;

/**
 * Writes a document like {@code show configuration commands} of VyOS: in VyOS's order, with quoted values, and without
 * defaults except for roles. Warnings precede the commands as comments.
 */
public final class VyosWriter {
    private static final int MAX_VALUE_LENGTH = 100;

    private VyosWriter() {}

    /** Writes a document; each setting that VyOS lacks becomes a warning. */
    public static Export write(ProxyConfiguration configuration) {
        ProxyConfiguration sayable = sayable(configuration);
        List<ExportWarning> warnings = ConfigurationChange.between(sayable, configuration).stream()
                .map(VyosWriter::warning)
                .toList();
        Stream<String> comments = warnings.stream().map(warning -> "# " + warning.path() + ": " + warning.message());
        String text = Stream.concat(comments, VyosCommands.of(sayable).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return new Export(text, warnings);
    }

    /** Returns the document without all settings that VyOS lacks, which equals the import of the commands. */
    private static ProxyConfiguration sayable(ProxyConfiguration configuration) {
        ProxyConfiguration defaults = ProxyConfiguration.EMPTY;
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        configuration.interfaces().forEach((name, body) -> {
            if (!ProxyConfiguration.isPattern(name)) {
                interfaces.put(name, sayable(body));
            }
        });
        return new ProxyConfiguration(
                configuration.enabled(),
                configuration.quickleave(),
                defaults.quickleaveMode(),
                defaults.ssm(),
                defaults.maxEntries(),
                defaults.maxFlows(),
                defaults.groupNames(),
                interfaces);
    }

    private static InterfaceConfiguration sayable(InterfaceConfiguration body) {
        InterfaceConfiguration defaults = InterfaceConfiguration.of(body.role());
        return defaults.withAltSubnets(body.altSubnets().stream().distinct().toList())
                .withThreshold(body.threshold())
                .withPolicy(new GroupPolicy(
                        body.policy().allowed().stream().distinct().toList(),
                        defaults.policy().denied()));
    }

    private static ExportWarning warning(ConfigurationChange change) {
        String path = change.path().text();
        // These two lists lose only their duplicates.
        boolean isRepetition = path.endsWith("." + Keys.ALT_SUBNETS) || path.endsWith("." + Keys.ALLOWED_GROUPS);
        String value = FieldError.abbreviated(String.valueOf(change.to()), MAX_VALUE_LENGTH);
        return new ExportWarning(
                change.path(),
                isRepetition ? "VyOS keeps each network once" : "VyOS has no counterpart: " + value + " is left out");
    }
}
