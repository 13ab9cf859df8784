package net.igmpproxy.runtime.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.RandomConfigurations;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import org.junit.jupiter.api.Test;

class ConfigurationVersionTest {
    private static final List<ProxyConfiguration> DOCUMENTS = LongStream.range(0, 500)
            .mapToObj(RandomConfigurations::of)
            .distinct()
            .toList();

    @Test
    void differentConfigurationsHaveDifferentVersions() {
        assertThat(DOCUMENTS).hasSizeGreaterThan(400);
        assertThat(DOCUMENTS).extracting(ConfigurationVersion::of).doesNotHaveDuplicates();
    }

    @Test
    void aNameThatLooksLikeTwoIsNotTwo() {
        assertThat(versionOfNames(Map.of("239.1.1.1", "x, 239.1.1.2=y")))
                .isNotEqualTo(versionOfNames(Map.of("239.1.1.1", "x", "239.1.1.2", "y")));
        assertThat(versionOfNames(Map.of("239.1.1.1", "x]}, interfaces={}")))
                .isNotEqualTo(versionOfNames(Map.of("239.1.1.1", "x")));
    }

    private static ConfigurationVersion versionOfNames(Map<String, String> names) {
        return ConfigurationVersion.of(ConfigurationReader.read(Map.of("groupNames", names)));
    }

    @Test
    void equalConfigurationsHaveEqualVersions() {
        assertThat(DOCUMENTS)
                .allSatisfy(configuration -> assertThat(ConfigurationVersion.of(
                                ConfigurationReader.read(ConfigurationWriter.write(configuration))))
                        .isEqualTo(ConfigurationVersion.of(configuration)));
    }
}
