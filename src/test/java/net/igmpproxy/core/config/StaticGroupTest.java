package net.igmpproxy.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.document.StaticGroupsReaderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation in the records; {@link StaticGroupsReaderTest} covers the reader's error messages. */
class StaticGroupTest {
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address SOURCE_5 = Ipv4Address.of("10.0.0.5");
    private static final Ipv4Address SOURCE_200 = Ipv4Address.of("200.0.0.1");
    private static final StaticGroup ANY_SOURCE = new StaticGroup(GROUP, List.of());
    private static final StaticGroup TWO_SOURCES = new StaticGroup(GROUP, List.of(SOURCE_5, SOURCE_200));
    private static final InterfaceConfiguration DOWNSTREAM = InterfaceConfiguration.of(Role.DOWNSTREAM);
    private static final InterfaceConfiguration UPSTREAM = InterfaceConfiguration.of(Role.UPSTREAM);

    @Test
    void theOrderOfSourcesMakesNoDifference() {
        assertThat(new StaticGroup(GROUP, List.of(SOURCE_200, SOURCE_5, SOURCE_200)))
                .isEqualTo(TWO_SOURCES);
        assertThat(TWO_SOURCES.sources()).containsExactly(SOURCE_5, SOURCE_200);
    }

    @Test
    void refusesAGroupThatIsNeverForwarded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StaticGroup(GroupAddress.of("224.0.0.1"), List.of()))
                .withMessage("a group of 224.0.0.0/24 is never forwarded: 224.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "224.0.0.1", "255.255.255.255"})
    void refusesWhatIsNoSource(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StaticGroup(GROUP, List.of(Ipv4Address.of(address))));
    }

    @Test
    void anInterfaceHasEachGroupOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DOWNSTREAM.withStaticGroups(List.of(ANY_SOURCE, TWO_SOURCES)))
                .withMessageStartingWith("static group 239.1.1.1: group is a duplicate in staticGroups");
    }

    @Test
    void anInterfaceHasNoGroupThatItDenies() {
        InterfaceConfiguration with = DOWNSTREAM.withStaticGroups(List.of(ANY_SOURCE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with.withPolicy(new GroupPolicy(List.of(), List.of(Ipv4Prefix.of("239.0.0.0/8")))))
                .withMessageStartingWith("static group 239.1.1.1: group is denied");
    }

    @Test
    void anInterfaceHasNoMoreGroupsAndSourcesThanItsLimits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DOWNSTREAM
                        .withLimits(new Limits(1, 2, 1))
                        .withStaticGroups(
                                List.of(TWO_SOURCES, new StaticGroup(GroupAddress.of("239.1.1.2"), List.of()))))
                .withMessageStartingWith("staticGroups has 2 groups");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DOWNSTREAM.withLimits(new Limits(1, 1, 1)).withStaticGroups(List.of(TWO_SOURCES)))
                .withMessageStartingWith("static group 239.1.1.1: sources has 2 sources");
        assertThat(DOWNSTREAM.withLimits(new Limits(1, 2, 1)).withStaticGroups(List.of(TWO_SOURCES)))
                .extracting(InterfaceConfiguration::staticGroups)
                .isEqualTo(List.of(TWO_SOURCES));
    }

    @Test
    void upstreamAnOlderVersionHasNoSources() {
        ProtocolOptions version2 = ProtocolOptions.DEFAULT.withIgmpVersion(IgmpVersionOption.V2);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> UPSTREAM.withStaticGroups(List.of(TWO_SOURCES)).withProtocol(version2));
        assertThat(DOWNSTREAM
                        .withStaticGroups(List.of(TWO_SOURCES))
                        .withProtocol(version2)
                        .protocol())
                .isEqualTo(version2);
    }

    @Test
    void aDocumentHasSourcesForItsSourceSpecificGroups() {
        ProxyConfiguration document = ProxyConfiguration.EMPTY.withInterfaces(
                new TreeMap<>(Map.of(new InterfaceName("eth1"), DOWNSTREAM.withStaticGroups(List.of(ANY_SOURCE)))));
        SsmConfiguration ssm = new SsmConfiguration(List.of(Ipv4Prefix.host(GROUP.address())), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> document.withSsm(ssm))
                .withMessage("static group 239.1.1.1 " + SsmConfiguration.LACKS_SOURCES);
    }
}
