package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.eth0;
import static net.igmpproxy.core.config.document.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.junit.jupiter.api.Test;

class ConfigurationChangeTest {
    private static final ProxyConfiguration BEFORE =
            ConfigurationReader.read(eth0("role", "upstream", "altSubnets", List.of("10.0.0.0/23"), "threshold", 1));

    @Test
    void equalDocumentsDoNotDiffer() {
        assertThat(ConfigurationChange.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void namesEachKeyThatDiffersAndComparesListsAsAWhole() {
        ProxyConfiguration after = ConfigurationReader.read(map(
                "quickleave",
                false,
                "interfaces",
                map("eth0", map("role", "upstream", "altSubnets", List.of("0.0.0.0/0"), "robustnessVariable", 3))));

        assertThat(ConfigurationChange.between(BEFORE, after))
                .containsExactly(
                        new ConfigurationChange(new FieldPath("quickleave"), true, false),
                        new ConfigurationChange(
                                new FieldPath("interfaces.eth0.altSubnets"),
                                List.of("10.0.0.0/23"),
                                List.of("0.0.0.0/0")),
                        new ConfigurationChange(new FieldPath("interfaces.eth0.robustnessVariable"), null, 3));
    }

    @Test
    void anInterfaceComesAndGoesAsAWhole() {
        InterfaceConfiguration eth0 = BEFORE.interfaces().values().iterator().next();

        assertThat(ConfigurationChange.between(ProxyConfiguration.EMPTY, BEFORE))
                .containsExactly(new ConfigurationChange(
                        new FieldPath("interfaces.eth0"), null, ConfigurationWriter.write(eth0)));
        assertThat(ConfigurationChange.between(BEFORE, ProxyConfiguration.EMPTY))
                .containsExactly(new ConfigurationChange(
                        new FieldPath("interfaces.eth0"), ConfigurationWriter.write(eth0), null));
    }
}
