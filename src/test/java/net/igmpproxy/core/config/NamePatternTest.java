package net.igmpproxy.core.config;

import static net.igmpproxy.core.config.document.Trees.errorsOf;
import static net.igmpproxy.core.config.document.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.FieldError;
import net.igmpproxy.core.config.document.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "eth1.*, eth1.100, true",
        "eth1.*, eth1., true",
        "eth1.*, eth1, false",
        "eth1.*, eth10.5, false",
        "*, ppp0, true",
        "ppp?, ppp0, true",
        "ppp?, ppp10, false",
        "*.5, eth1.5, true",
        "*.5, eth1.55, false",
        "e*h*1, eth0h1, true",
        "e*h*1, eth0h2, false",
    })
    void matchesAsAShellDoes(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(new InterfaceName(pattern)).matches(new InterfaceName(name)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "eth1.5, eth1.5",
        "eth1.10, eth1.1*",
        "eth1.2, eth1.*",
        "eth2.2, *.2",
        "eth2.3, *",
    })
    void theKeyThatSaysMostOfANameDecides(String name, String key) {
        ProxyConfiguration configuration = with("*", "*.2", "eth1.*", "eth1.1*", "eth1.5");

        assertThat(configuration.keyOf(new InterfaceName(name))).contains(new InterfaceName(key));
    }

    @Test
    void whatNothingMatchesIsNotConfigured() {
        assertThat(with("eth1.*").of(new InterfaceName("eth0"))).isEmpty();
    }

    @Test
    void aPatternCannotBeUpstream() {
        assertThat(errorsOf(map("interfaces", map("ppp*", map("role", "upstream")))))
                .containsExactly(new FieldError(
                        new FieldPath("interfaces.ppp*.role"), "upstream", ProxyConfiguration.PATTERN_UPSTREAM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxyConfiguration.EMPTY.withInterfaces(
                        new TreeMap<>(Map.of(new InterfaceName("ppp*"), InterfaceConfiguration.of(Role.UPSTREAM)))));
    }

    @Test
    void moreInterfacesThanTheKernelHasVifsAreRefused() {
        Map<String, Object> interfaces =
                IntStream.range(0, 33).boxed().collect(Collectors.toMap(number -> "eth" + number, number -> map()));
        assertThat(errorsOf(map("interfaces", interfaces)))
                .extracting(FieldError::message)
                .containsExactly(ProxyConfiguration.TOO_MANY_INTERFACES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(interfaces.keySet().toArray(String[]::new)))
                .withMessageContaining("VIFs");

        interfaces.put("eth7", map("role", "disabled"));
        interfaces.put("ppp*", map());
        assertThat(ConfigurationReader.read(map("interfaces", interfaces)).interfaces())
                .hasSize(34);
    }

    private static ProxyConfiguration with(String... names) {
        return ProxyConfiguration.EMPTY.withInterfaces(Stream.of(names)
                .collect(Collectors.toMap(
                        InterfaceName::new,
                        name -> InterfaceConfiguration.of(Role.DOWNSTREAM),
                        (one, other) -> one,
                        TreeMap::new)));
    }
}
