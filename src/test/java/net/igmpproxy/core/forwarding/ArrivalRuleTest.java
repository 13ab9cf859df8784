package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Arrival rule against a model of the kernel: an entry accepts and counts packets on the VIF of the flow. It reports
 * the first packet on another VIF, and another one 3 s after the last report. A flow that moves has a new entry.
 */
class ArrivalRuleTest {
    private static final long MILLI = 1_000_000L;
    private static final long REPORTED_AGAIN_NANOS = 3000 * MILLI;
    private static final Ipv4Address SOURCE = Ipv4Address.of("172.20.0.5");

    private ArrivalRule rule = new ArrivalRule(topology(5));
    private Flow flow = Flow.first(1, 0);
    private PacketCounts counts = new PacketCounts(1, 0);
    private long reportedNanos = -REPORTED_AGAIN_NANOS;
    private long reports;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void ofManyLinksThatCarryASourceOneBringsAllButItsFirstPackets(int links) {
        List<Integer> losses = new ArrayList<>();
        for (int number = 1; number < 2000; number++) {
            int forwarded = 0;
            for (int vif = 1; vif <= links; vif++) {
                forwarded += arrives(vif, (number * 20L + vif) * MILLI) ? 1 : 0;
            }
            assertThat(forwarded).as("packet " + number).isLessThanOrEqualTo(1);
            if (forwarded == 0) {
                losses.add(number);
            }
        }
        assertThat(losses).hasSizeLessThanOrEqualTo(1);
        assertThat(reports).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 900, 1500, 4000, 9000, 25_000})
    void twoLinksThatCarryASlowSourceLoseOnePacketAtMost(long periodMillis) {
        int lost = 0;
        for (int number = 1; number <= 30; number++) {
            boolean first = arrives(1, number * periodMillis * MILLI);
            boolean second = arrives(2, (number * periodMillis + 5) * MILLI);
            lost += first || second ? 0 : 1;
        }
        assertThat(lost).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {400, 1000, 1500, 2500, 3500})
    void sourceThatMovesToAndFroIsFollowedAtItsSecondPacket(long stayMillis) {
        long period = 100;
        long packets = stayMillis / period;
        for (int stay = 1; stay < 40; stay++) {
            int vif = 1 + stay % 2;
            for (int number = 0; number < packets; number++) {
                boolean forwarded = arrives(vif, (stay * stayMillis + number * period) * MILLI);
                assertThat(forwarded)
                        .as("packet " + number + " of stay " + stay)
                        .isEqualTo(number > 0);
            }
        }
    }

    @Test
    void sourceThatMovesAroundIsFollowedAtItsSecondPacket() {
        for (int stay = 1; stay < 40; stay++) {
            int vif = 1 + stay % 4;
            for (int number = 0; number < 2; number++) {
                boolean forwarded = arrives(vif, (stay * 1000L + number * 500L) * MILLI);
                assertThat(forwarded)
                        .as("packet " + number + " of stay " + stay)
                        .isEqualTo(number > 0);
            }
        }
    }

    @Test
    void linkThatIsLeftOverTakesOverWithinSixSeconds() {
        long now = 0;
        for (int number = 1; number < 500; number++) {
            now = number * 20L * MILLI;
            arrives(1, now);
            arrives(2, now + MILLI);
        }
        long silent = now;
        boolean forwarded = false;
        while (!forwarded) {
            now += 20 * MILLI;
            forwarded = arrives(2, now);
        }
        assertThat(now - silent).isLessThan(2 * REPORTED_AGAIN_NANOS);
    }

    @Test
    void closerLinkKeepsASourceThatOthersCarryToo() {
        rule = new ArrivalRule(
                new Topology(List.of(lan(1, 16), lan(2, 24), lan(3, 16)), ArrivalVifs.NONE, group -> true));
        for (int number = 1; number < 100; number++) {
            for (int vif = 1; vif <= 3; vif++) {
                arrives(vif, (number * 20L + vif) * MILLI);
            }
        }
        assertThat(flow.vif()).isEqualTo(2);
    }

    @Test
    void droppedPacketsDoNotKeepAFlow() {
        flow = flow.rejecting(2, Optional.empty(), 5000);
        assertThat(flow.lastSeen()).isZero();
        assertThat(flow.again(7000).lastSeen()).isEqualTo(7000);
    }

    @Test
    void otherInterfacesAreForgottenWhenNothingComesInThere() {
        flow = flow.rejecting(2, Optional.empty(), 5000).rejecting(3, Optional.empty(), 9000);
        assertThat(flow.forgetting(4000)).isSameAs(flow);
        assertThat(flow.forgetting(5000).others()).extracting(OtherVif::vif).containsExactly(3);
        assertThat(flow.forgetting(9000).isRejectedElsewhere()).isFalse();
    }

    /** Simulates the arrival of a packet; returns true if the kernel forwards it. */
    private boolean arrives(int vif, long now) {
        if (vif == flow.vif()) {
            counts = new PacketCounts(counts.accepted() + 1, counts.elsewhere());
            return true;
        }
        counts = new PacketCounts(counts.accepted(), counts.elsewhere() + 1);
        if (now - reportedNanos >= REPORTED_AGAIN_NANOS) {
            reportedNanos = now;
            reports++;
            int before = flow.vif();
            flow = rule.next(flow, new Arrival(lan(vif, 16), SOURCE, Optional.of(counts), now));
            if (flow.vif() != before) {
                counts = PacketCounts.NONE;
                reportedNanos = now - REPORTED_AGAIN_NANOS;
            }
        }
        return false;
    }

    private static Topology topology(int lans) {
        return new Topology(
                IntStream.rangeClosed(1, lans).mapToObj(vif -> lan(vif, 16)).toList(), ArrivalVifs.NONE, group -> true);
    }

    private static ForwardingInterface lan(int vif, int length) {
        List<Ipv4Prefix> own = List.of(Ipv4Prefix.of("192.168." + vif + ".0/24"));
        List<Ipv4Prefix> sources = List.of(Ipv4Prefix.of("172.20.0.0/" + length));
        return new ForwardingInterface(new InterfaceName("eth" + vif), vif, false, 1, sources, own, true);
    }
}
