package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static net.igmpproxy.runtime.diagnosis.Situations.membership;
import static net.igmpproxy.runtime.diagnosis.Situations.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import org.junit.jupiter.api.Test;

class DataCheckTest {
    private static final Duration LONG = Duration.ofSeconds(6);
    private static final GroupAddress SSDP = GroupAddress.of("239.255.255.250");

    @Test
    void groupsThatHaveBeenWantedForLongAreCountedAndTheOldestNamed() {
        Situation situation = Situations.of(
                List.of(membership(GROUP, Duration.ofMinutes(1)), membership(GroupAddress.of("239.1.1.2"), LONG)));

        assertThat(DataCheck.look(situation)).hasValueSatisfying(diagnosis -> {
            assertThat(diagnosis.interfaceName()).contains(WAN);
            assertThat(diagnosis.severity()).isEqualTo(Severity.INFO);
            assertThat(diagnosis.message())
                    .contains(
                            "2 groups have",
                            "no packet of them",
                            "for example of 239.1.1.1",
                            "60 s",
                            "apt-get install");
            assertThat(diagnosis.remedy()).isEqualTo("tcpdump -ni eth0 'igmp or dst 239.1.1.1'");
        });
    }

    @Test
    void oneGroupIsNoExample() {
        assertThat(DataCheck.look(Situations.of(List.of(membership(GROUP, LONG)))))
                .hasValueSatisfying(diagnosis -> assertThat(diagnosis.message())
                        .contains("One group has", "no packet of it has arrived: 239.1.1.1, wanted"));
    }

    @Test
    void firstPacketHasFiveSecondsToCome() {
        assertThat(DataCheck.look(Situations.of(List.of(membership(GROUP, Duration.ofSeconds(5))))))
                .isEmpty();
    }

    @Test
    void onePacketIsEnough() {
        assertThat(DataCheck.look(Situations.of(List.of(membership(GROUP, LONG)), route(1, 0))))
                .isEmpty();
    }

    @Test
    void packetsThatCameInOnAnotherInterfaceDoNotCount() {
        assertThat(DataCheck.look(Situations.of(List.of(membership(GROUP, LONG)), route(3, 3))))
                .isPresent();
    }

    @Test
    void groupThatMayNotBeReportedIsNotWaitedFor() {
        assertThat(DataCheck.look(Situations.of(List.of(membership(SSDP, LONG)))))
                .isEmpty();
    }
}
