package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.errorsOf;
import static net.igmpproxy.core.config.document.Trees.eth0;
import static net.igmpproxy.core.config.document.Trees.map;
import static net.igmpproxy.core.config.document.Trees.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.RateLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsReaderTest {
    @Test
    void readsTheLimitsOfAnInterface() {
        assertThat(only(eth0("maxGroups", 1, "maxGroupSources", 65_535, "maxHosts", 1_000_000))
                        .limits())
                .isEqualTo(new Limits(1, 65_535, 1_000_000));
    }

    @Test
    void hasDefaults() {
        assertThat(only(eth0()).limits()).isEqualTo(Limits.DEFAULT).isEqualTo(new Limits(100_000, 10_000, 10_000));
        assertThat(ConfigurationReader.read(map()).maxEntries()).isEqualTo(1_200_000);
        assertThat(only(eth0()).rates())
                .isEqualTo(RateLimits.DEFAULT)
                .isEqualTo(new RateLimits(20_000, 10_000, 20_000));
        assertThat(ConfigurationReader.read(map()).maxFlows()).isEqualTo(50_000);
    }

    @Test
    void readsTheRatesOfAnInterface() {
        assertThat(only(eth0("maxPacketRate", 1, "maxHostPacketRate", 2, "maxUpcallRate", 1_000_000))
                        .rates())
                .isEqualTo(new RateLimits(1, 2, 1_000_000));
    }

    @Test
    void readsTheLimitOfSourcesThatSend() {
        assertThat(ConfigurationReader.read(map("maxFlows", 7))).isEqualTo(ProxyConfiguration.EMPTY.withMaxFlows(7));
        assertThat(errorsOf(map("maxFlows", 0)))
                .containsExactly(
                        new FieldError(new FieldPath("maxFlows"), 0, "must be a whole number from 1 to 1000000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000_000})
    void readsTheLimitOfAllInterfaces(int maxEntries) {
        assertThat(ConfigurationReader.read(map("maxEntries", maxEntries)))
                .isEqualTo(ProxyConfiguration.EMPTY.withMaxEntries(maxEntries));
    }

    @ParameterizedTest
    @CsvSource({
        "maxGroups, 0, 1000000",
        "maxGroups, 1000001, 1000000",
        "maxGroupSources, 0, 65535",
        "maxGroupSources, 65536, 65535",
        "maxHosts, -1, 1000000",
        "maxHosts, 1000001, 1000000",
        "maxPacketRate, 0, 1000000",
        "maxHostPacketRate, 1000001, 1000000",
        "maxUpcallRate, 0, 1000000",
    })
    void saysWhatALimitMayBe(String key, int value, int max) {
        assertThat(errorsOf(eth0(key, value)))
                .containsExactly(new FieldError(
                        new FieldPath("interfaces.eth0." + key), value, "must be a whole number from 1 to " + max));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_000_001})
    void saysWhatTheLimitOfAllInterfacesMayBe(int value) {
        assertThat(errorsOf(map("maxEntries", value)))
                .containsExactly(new FieldError(
                        new FieldPath("maxEntries"), value, "must be a whole number from 1 to 10000000"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxyConfiguration.EMPTY.withMaxEntries(value))
                .withMessage("maxEntries must be from 1 to 10000000, not " + value);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1000001, 1, 1", "1, 0, 1", "1, 65536, 1", "1, 1, 0", "1, 1, 1000001"})
    void theRecordKeepsToTheSameRanges(int groups, int sources, int hosts) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(groups, sources, hosts));
    }
}
