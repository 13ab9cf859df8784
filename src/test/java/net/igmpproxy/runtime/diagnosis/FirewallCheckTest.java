package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static net.igmpproxy.runtime.diagnosis.Situations.membership;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.FilteredPacket;
import net.igmpproxy.runtime.probe.FilteredPacket.Hook;
import net.igmpproxy.runtime.probe.PacketFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirewallCheckTest {
    private static final Situation SITUATION = Situations.of(List.of(membership(GROUP, Duration.ofMinutes(1))));

    @ParameterizedTest
    @CsvSource({
        "INPUT, 0x22, eth1, ERROR, iifname",
        "PREROUTING, 0x22, eth1, ERROR, iifname",
        "OUTPUT, 0x11, eth1, ERROR, oifname",
        "POSTROUTING, 0x11, eth1, ERROR, oifname",
        "INPUT, 0x17, eth1, WARNING, iifname",
        "OUTPUT, 0x22, eth0, ERROR, oifname",
        "POSTROUTING, 0x22, eth0, ERROR, oifname",
        "INPUT, 0x11, eth0, ERROR, iifname",
        "PREROUTING, 0x11, eth0, ERROR, iifname"
    })
    void droppedIgmpIsToldWithARuleThatLetsItPass(
            Hook hook, String type, InterfaceName name, Severity severity, String match) {
        FirewallCheck check = check(packet -> packet.hook() == hook
                && packet.igmpType().orElse(0) == Integer.decode(type)
                && packet.input().or(packet::output).orElseThrow().name().equals(name));

        assertThat(check.ofIgmp(SITUATION)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.interfaceName()).contains(name);
            assertThat(diagnosis.severity()).isEqualTo(severity);
            assertThat(diagnosis.message()).contains("the policy", "(nft -a list chain inet filter base)");
            assertThat(diagnosis.remedy())
                    .isEqualTo("nft insert rule inet filter base " + match + " '\"" + name
                            + "\"' ip protocol igmp accept");
        });
        assertThat(check.ofStreams(SITUATION)).isEmpty();
    }

    @Test
    void whatMattersMostIsTold() {
        assertThat(check(FilteredPacket::isIgmp).ofIgmp(SITUATION))
                .extracting(Diagnosis::message)
                .satisfiesExactly(
                        upstream -> assertThat(upstream).contains("reports to eth0"),
                        downstream -> assertThat(downstream).contains("reports that arrive on eth1"));
    }

    @ParameterizedTest
    @CsvSource({
        "PREROUTING, iifname '\"eth0\"'",
        "FORWARD, iifname '\"eth0\"' oifname '\"eth1\"'",
        "POSTROUTING, oifname '\"eth1\"'"
    })
    void droppedStreamsAreToldWhereOneIsWanted(Hook hook, String match) {
        FirewallCheck check = check(packet -> packet.hook() == hook && !packet.isIgmp());

        assertThat(check.ofStreams(SITUATION)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.interfaceName()).contains(LAN);
            assertThat(diagnosis.message()).contains(GROUP.toString(), "from eth0 to eth1");
            assertThat(diagnosis.remedy())
                    .isEqualTo("nft insert rule inet filter base " + match + " ip daddr 224.0.0.0/4 accept");
        });
        assertThat(check.ofStreams(Situations.of(List.of()))).isEmpty();
    }

    @Test
    void whatComesInIsAskedForWithoutASourceAndWhatGoesOutWithTheProxysOwn() {
        FirewallCheck check =
                check(packet -> packet.source().isPresent() != packet.output().isPresent());

        assertThat(check.ofIgmp(SITUATION)).isEmpty();
        assertThat(SITUATION.upstream()).map(status -> status.name()).contains(WAN);
    }

    private static FirewallCheck check(Predicate<FilteredPacket> drops) {
        return new FirewallCheck(packet -> drops.test(packet)
                ? Optional.of(new PacketFilter.Drop("inet filter", "base", "the policy of chain base"))
                : Optional.empty());
    }
}
