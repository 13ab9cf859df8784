package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.errorsOf;
import static net.igmpproxy.core.config.document.Trees.eth0;
import static net.igmpproxy.core.config.document.Trees.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.HostOptions;
import net.igmpproxy.core.config.IgmpVersionOption;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.QuerierOptions;
import net.igmpproxy.core.config.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolOptionsReaderTest {
    @Test
    void readsAllOptions() {
        InterfaceConfiguration configuration = only(eth0(
                "igmpVersion",
                3,
                "oldestHostVersion",
                2,
                "requireRouterAlert",
                true,
                "querier",
                false,
                "forwardWhenNotQuerier",
                true,
                "querierAllowList",
                List.of("10.0.0.1", "10.8.0.0/16"),
                "upstreamRefreshInterval",
                "2m"));

        assertThat(configuration.hosts()).isEqualTo(HostOptions.DEFAULT);
        assertThat(configuration.protocol())
                .isEqualTo(new ProtocolOptions(
                        IgmpVersionOption.V3,
                        2,
                        true,
                        new QuerierOptions(
                                false,
                                true,
                                Optional.of(List.of(Ipv4Prefix.of("10.0.0.1/32"), Ipv4Prefix.of("10.8.0.0/16")))),
                        Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theDefaultsAreTheSameInEachRole(Role role) {
        ProtocolOptions options = only(eth0("role", ValueReaders.word(role))).protocol();

        assertThat(options).isEqualTo(ProtocolOptions.DEFAULT);
        assertThat(options.igmpVersion()).isEqualTo(IgmpVersionOption.AUTO);
        assertThat(options.oldestHostVersion()).isEqualTo(1);
        assertThat(options.requireRouterAlert()).isFalse();
        assertThat(options.queriers()).isEqualTo(new QuerierOptions(true, false, Optional.empty()));
        assertThat(options.upstreamRefreshInterval()).isEmpty();
    }

    static Stream<Arguments> versions() {
        return Stream.of(
                arguments("auto", IgmpVersionOption.AUTO, OptionalInt.empty()),
                arguments(1, IgmpVersionOption.V1, OptionalInt.of(1)),
                arguments("1", IgmpVersionOption.V1, OptionalInt.of(1)),
                arguments(2, IgmpVersionOption.V2, OptionalInt.of(2)),
                arguments("2", IgmpVersionOption.V2, OptionalInt.of(2)),
                arguments(3, IgmpVersionOption.V3, OptionalInt.of(3)),
                arguments("3", IgmpVersionOption.V3, OptionalInt.of(3)));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aVersionIsANumberOrAuto(Object written, IgmpVersionOption version, OptionalInt number) {
        IgmpVersionOption read = only(eth0("igmpVersion", written)).protocol().igmpVersion();

        assertThat(read).isEqualTo(version);
        assertThat(read.number()).isEqualTo(number);
    }

    @Test
    void nobodyMayWinAgainstAnEmptyList() {
        assertThat(only(eth0("querierAllowList", List.of()))
                        .protocol()
                        .queriers()
                        .allowList())
                .contains(List.of());
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                arguments("igmpVersion", 4, "must be auto, 1, 2 or 3"),
                arguments("igmpVersion", 0, "must be auto, 1, 2 or 3"),
                arguments("igmpVersion", 2.0, "must be auto, 1, 2 or 3"),
                arguments("igmpVersion", "v2", "must be auto, 1, 2 or 3"),
                arguments("igmpVersion", "AUTO", "must be auto, 1, 2 or 3"),
                arguments("igmpVersion", true, "must be auto, 1, 2 or 3"),
                arguments("oldestHostVersion", 0, "must be a whole number from 1 to 3"),
                arguments("oldestHostVersion", 4, "must be a whole number from 1 to 3"),
                arguments("oldestHostVersion", "2", "must be a whole number from 1 to 3"),
                arguments("requireRouterAlert", "no", "must be true or false"),
                arguments("querier", "never", "must be true or false"),
                arguments("requireTtl1", 1, "must be true or false"),
                arguments("localMembers", "yes", "must be true or false"),
                arguments("forwardWhenNotQuerier", 1, "must be true or false"),
                arguments(
                        "upstreamRefreshInterval", "500ms", "must be a duration from 1s to 31744s, such as 125s or 2m"),
                arguments("querierAllowList", "10.0.0.1", "must be a list: [10.0.0.1]"));
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void saysWhatAnOptionMayBe(String key, Object value, String message) {
        assertThat(errorsOf(eth0(key, value)))
                .containsExactly(new FieldError(new FieldPath("interfaces.eth0." + key), value, message));
    }

    @Test
    void namesEachRouterThatIsNone() {
        assertThat(errorsOf(eth0("querierAllowList", List.of("10.0.0.1", "router", 10, "10.0.0.1/24"))))
                .containsExactly(
                        new FieldError(
                                new FieldPath("interfaces.eth0.querierAllowList[1]"),
                                "router",
                                "must be an address or a network, such as 10.0.0.1 or 10.0.0.0/23"),
                        new FieldError(
                                new FieldPath("interfaces.eth0.querierAllowList[2]"),
                                10,
                                "must be an address or a network, such as 10.0.0.1 or 10.0.0.0/23"),
                        new FieldError(
                                new FieldPath("interfaces.eth0.querierAllowList[3]"),
                                "10.0.0.1/24",
                                "host bits are set: did you mean 10.0.0.0/24?"));
    }

    @Test
    void refusesToHearNobody() {
        assertThat(errorsOf(eth0("igmpVersion", 2, "oldestHostVersion", 3)))
                .containsExactly(new FieldError(
                        new FieldPath("interfaces.eth0.oldestHostVersion"),
                        3,
                        "no host answers igmpVersion 2 in a newer version: lower this one, or raise igmpVersion"));
        assertThat(errorsOf(eth0("igmpVersion", 2, "oldestHostVersion", 2))).isEmpty();
        assertThat(errorsOf(eth0("igmpVersion", "auto", "oldestHostVersion", 3)))
                .isEmpty();
    }

    @Test
    void readsWhichHostsAreAccepted() {
        assertThat(only(eth0("requireTtl1", false, "localMembers", true)).hosts())
                .isEqualTo(new HostOptions(false, true));
    }

    @Test
    void suggestsAKey() {
        assertThat(errorsOf(eth0("require-router-alert", true)))
                .extracting(FieldError::message)
                .containsExactly("unknown key: did you mean requireRouterAlert?");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void theRecordRefusesAVersionThatDoesNotExist(int version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProtocolOptions.DEFAULT.withOldestHostVersion(version))
                .withMessage("oldestHostVersion must be from 1 to 3, not " + version);
    }

    @Test
    void theRecordRefusesToHearNobody() {
        ProtocolOptions version3Only = ProtocolOptions.DEFAULT.withOldestHostVersion(3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> version3Only.withIgmpVersion(IgmpVersionOption.V2))
                .withMessage("oldestHostVersion must not be newer than igmpVersion");
    }

    @Test
    void eachOptionChangesAlone() {
        assertThat(ProtocolOptions.DEFAULT
                        .withIgmpVersion(IgmpVersionOption.V3)
                        .withOldestHostVersion(2)
                        .withRequireRouterAlert(true)
                        .withForwardWhenNotQuerier(true)
                        .withQuerierAllowList(List.of()))
                .isEqualTo(new ProtocolOptions(
                        IgmpVersionOption.V3,
                        2,
                        true,
                        new QuerierOptions(true, true, Optional.of(List.of())),
                        Optional.empty()));
    }
}
