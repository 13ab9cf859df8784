package net.igmpproxy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.igmpproxy.core.config.ConfigurationReader;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.RandomConfigurations;
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
    void equalConfigurationsHaveEqualVersions() {
        assertThat(DOCUMENTS)
                .allSatisfy(configuration -> assertThat(ConfigurationVersion.of(
                                ConfigurationReader.read(ConfigurationWriter.write(configuration))))
                        .isEqualTo(ConfigurationVersion.of(configuration)));
    }
}
