package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.errorsOf;
import static net.igmpproxy.core.config.document.Trees.eth0;
import static net.igmpproxy.core.config.document.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.QuickleaveMode;
import net.igmpproxy.core.config.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
    @Test
    void readsTheExampleOfTheManual() {
        ProxyConfiguration configuration = ConfigurationReader.read(map(
                "enabled",
                false,
                "quickleave",
                false,
                "quickleaveMode",
                "immediate",
                "interfaces",
                map(
                        "eth0",
                        map(
                                "role",
                                "upstream",
                                "altSubnets",
                                List.of("10.0.0.0/23"),
                                "threshold",
                                2,
                                "allowedGroups",
                                List.of("239.0.0.0/8"),
                                "deniedGroups",
                                List.of("239.255.0.0/16")),
                        "eth1",
                        map("role", "downstream"))));

        assertThat(configuration.enabled()).isFalse();
        assertThat(configuration.quickleave()).isFalse();
        assertThat(configuration.quickleaveMode()).isEqualTo(QuickleaveMode.IMMEDIATE);
        assertThat(configuration.upstream()).contains(new InterfaceName("eth0"));
        assertThat(configuration.interfaces().get(new InterfaceName("eth0")))
                .isEqualTo(InterfaceConfiguration.of(Role.UPSTREAM)
                        .withAltSubnets(List.of(Ipv4Prefix.of("10.0.0.0/23")))
                        .withThreshold(2)
                        .withPolicy(new GroupPolicy(
                                List.of(Ipv4Prefix.of("239.0.0.0/8")), List.of(Ipv4Prefix.of("239.255.0.0/16")))));
    }

    @Test
    void anEmptyDocumentHasAllDefaults() {
        assertThat(ConfigurationReader.read(map())).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(ConfigurationReader.read(map("interfaces", map()))).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void anInterfaceWithoutABodyIsDownstreamWithAllDefaults() {
        ProxyConfiguration configuration =
                ConfigurationReader.read(map("interfaces", map("eth1", null, "eth2", map())));

        assertThat(configuration.interfaces().values())
                .containsOnly(InterfaceConfiguration.of(Role.DOWNSTREAM))
                .hasSize(2);
    }

    static Stream<Arguments> wrongDocuments() {
        return Stream.of(
                arguments(List.of(), "", null, "must be an object of keys and values"),
                arguments(null, "", null, "must be an object of keys and values"),
                arguments("enabled", "", "enabled", "must be an object of keys and values"),
                arguments(map("enabled", "yes"), "enabled", "yes", "must be true or false"),
                arguments(
                        map("enabled", null),
                        "enabled",
                        null,
                        "has no value: give it one, or leave the key out for its default"),
                arguments(map("quickleave", 1), "quickleave", 1, "must be true or false"),
                arguments(
                        map("quickleaveMode", "Tracked"),
                        "quickleaveMode",
                        "Tracked",
                        "must be one of tracked, immediate"),
                arguments(map("quickLeaf", true), "quickLeaf", true, "unknown key: did you mean quickleave?"),
                arguments(
                        map("colour", "red"),
                        "colour",
                        "red",
                        "unknown key: known here are enabled, quickleave, quickleaveMode, ssmRange, ssmMappings,"
                                + " maxEntries, maxFlows, groupNames, interfaces"),
                arguments(
                        map("groupNames", map("239.1.1.1", "")),
                        "groupNames.239.1.1.1",
                        "",
                        "must be a text of 1 to 64 characters in one line, such as News HD"),
                arguments(
                        map("groupNames", map("239.1.1.1", "a\nb")),
                        "groupNames.239.1.1.1",
                        "a\nb",
                        "must be a text of 1 to 64 characters in one line, such as News HD"),
                arguments(
                        map("groupNames", map("10.0.0.1", "News")),
                        "groupNames.10.0.0.1",
                        "News",
                        "the key must be the address of a group, such as 239.1.1.1"),
                arguments(
                        map("interfaces", List.of("eth0")), "interfaces", null, "must be an object of keys and values"),
                arguments(
                        map("interfaces", map("eth0", "upstream")),
                        "interfaces.eth0",
                        "upstream",
                        "must be an object of keys and values"),
                arguments(
                        map("interfaces", map("a b", map())),
                        "interfaces.a b",
                        null,
                        "must be an interface name: 1 to 15 bytes in UTF-8, no white space, no / and no :, no control"
                                + " and no format characters: write it as ip link shows it"),
                arguments(
                        map("interfaces", map("sixteencharacter", null)),
                        "interfaces.sixteencharacter",
                        null,
                        "must be an interface name: 1 to 15 bytes in UTF-8, no white space, no / and no :, no control"
                                + " and no format characters: write it as ip link shows it"),
                arguments(
                        eth0("alt-subnet", List.of()),
                        "interfaces.eth0.alt-subnet",
                        null,
                        "unknown key: did you mean altSubnets?"),
                arguments(
                        eth0("role", "router"),
                        "interfaces.eth0.role",
                        "router",
                        "must be one of upstream, downstream, disabled"),
                arguments(eth0("threshold", 0), "interfaces.eth0.threshold", 0, "Threshold must be between 1 and 255"),
                arguments(
                        eth0("threshold", 256),
                        "interfaces.eth0.threshold",
                        256,
                        "Threshold must be between 1 and 255"),
                arguments(
                        eth0("threshold", 1L << 32 | 1),
                        "interfaces.eth0.threshold",
                        "4294967297",
                        "Threshold must be between 1 and 255"),
                arguments(
                        eth0("threshold", 1.5),
                        "interfaces.eth0.threshold",
                        1.5,
                        "Threshold must be between 1 and 255"),
                arguments(
                        eth0("altSubnets", "10.0.0.0/23"),
                        "interfaces.eth0.altSubnets",
                        "10.0.0.0/23",
                        "must be a list: [10.0.0.0/23]"),
                arguments(eth0("altSubnets", map()), "interfaces.eth0.altSubnets", null, "must be a list"),
                arguments(
                        eth0("altSubnets", List.of("10.0.0.0/23", "10.0.1.0/23")),
                        "interfaces.eth0.altSubnets[1]",
                        "10.0.1.0/23",
                        "host bits are set: did you mean 10.0.0.0/23?"),
                arguments(
                        eth0("altSubnets", List.of("10.0.0.0")),
                        "interfaces.eth0.altSubnets[0]",
                        "10.0.0.0",
                        "must be a network, such as 10.0.0.0/23"),
                arguments(
                        eth0("altSubnets", List.of("10.0.0.0/33")),
                        "interfaces.eth0.altSubnets[0]",
                        "10.0.0.0/33",
                        "must be a network, such as 10.0.0.0/23"),
                arguments(
                        eth0("altSubnets", List.of(10)),
                        "interfaces.eth0.altSubnets[0]",
                        10,
                        "must be a network, such as 10.0.0.0/23"),
                arguments(
                        eth0("allowedGroups", List.of("10.0.0.0/8")),
                        "interfaces.eth0.allowedGroups[0]",
                        "10.0.0.0/8",
                        "must lie within 224.0.0.0/4, such as 239.0.0.0/8"),
                arguments(
                        eth0("deniedGroups", List.of("224.0.0.0/3")),
                        "interfaces.eth0.deniedGroups[0]",
                        "224.0.0.0/3",
                        "must lie within 224.0.0.0/4, such as 239.0.0.0/8"),
                arguments(
                        eth0("deniedGroups", List.of("239.1.2.3/8")),
                        "interfaces.eth0.deniedGroups[0]",
                        "239.1.2.3/8",
                        "host bits are set: did you mean 239.0.0.0/8?"));
    }

    @ParameterizedTest
    @MethodSource("wrongDocuments")
    void saysWhereWhatAndWhatToDo(@Nullable Object tree, String path, @Nullable Object value, String message) {
        assertThat(errorsOf(tree)).containsExactly(new FieldError(new FieldPath(path), value, message));
    }

    @Test
    void refusesASecondUpstreamAndNamesBoth() {
        assertThat(errorsOf(map("interfaces", map("eth1", map("role", "upstream"), "eth0", map("role", "upstream")))))
                .containsExactly(new FieldError(
                        new FieldPath("interfaces.eth0.role"),
                        "upstream",
                        "Only 1 upstream interface allowed! eth1 and eth0 are upstream: make all but one downstream or"
                                + " disabled"));
    }

    @Test
    void reportsAllErrorsAtOnce() {
        assertThat(errorsOf(map(
                        "enabled",
                        "no",
                        "interfaces",
                        map(
                                "eth0",
                                map(
                                        "role",
                                        "upstream",
                                        "threshold",
                                        300,
                                        "altSubnets",
                                        List.of("x", "10.0.0.0/8", "y")),
                                "eth1",
                                map("role", "upstream", "threshhold", 1)))))
                .extracting(error -> error.path().text())
                .containsExactlyInAnyOrder(
                        "enabled",
                        "interfaces.eth0.threshold",
                        "interfaces.eth0.altSubnets[0]",
                        "interfaces.eth0.altSubnets[2]",
                        "interfaces.eth1.role",
                        "interfaces.eth1.threshhold");
    }

    @Test
    void cutsLongTextsInReports() {
        String endless = "x".repeat(1_000_000);

        assertThat(errorsOf(map("interfaces", map(endless, map("role", endless)))))
                .allSatisfy(error -> assertThat(error.toString()).hasSizeLessThan(500));
        assertThat(errorsOf(map(endless, endless)))
                .allSatisfy(error -> assertThat(error.toString()).hasSizeLessThan(500));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsASwitch(boolean enabled) {
        assertThat(ConfigurationReader.readEnabled(map("enabled", enabled))).isEqualTo(enabled);
    }

    @Test
    void refusesASwitchThatSaysNothingOrMore() {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> ConfigurationReader.readEnabled(map()))
                .withMessage("enabled: is missing: must be true or false");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> ConfigurationReader.readEnabled(map("enabled", true, "mode", 1)))
                .withMessage("mode: unknown key: known here are enabled");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> ConfigurationReader.readEnabled(map("enabled", null)))
                .withMessageStartingWith("enabled: has no value");
    }
}
