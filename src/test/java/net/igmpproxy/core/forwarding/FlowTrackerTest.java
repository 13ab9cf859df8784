package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Flow tracker against a model of the kernel: an entry counts all packets and reports the first one on a wrong VIF, and
 * another one 3 s after the last report. A flow that moves has a new entry.
 */
class FlowTrackerTest {
    private static final long MILLI = 1_000_000L;
    private static final long REPORTED_AGAIN_NANOS = 3000 * MILLI;
    private static final long PACE = 20;

    /** VIF of a link that does not admit the source. */
    private static final int FOREIGN = 5;

    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address SOURCE = Ipv4Address.of("172.20.0.5");

    private final FlowTable flows = new FlowTable();
    private final FlowTracker tracker = new FlowTracker(flows);
    private PacketCounts counts = PacketCounts.NONE;
    private long reportedNanos = -REPORTED_AGAIN_NANOS;
    private int upcalls;
    private int readings;

    FlowTrackerTest() {
        tracker.setTopology(topology(5));
        tracker.arrived(GROUP, new Arrival(lan(1), SOURCE, Optional.empty(), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 40, 200, 1000, 2000, 5000, 20_000})
    void sourceThatIsOnBothLinksForAWhileIsFollowedWithinASecond(long overlapMillis) {
        long time = sendUntil(5000, 0, 1);
        time = sendUntil(5000 + overlapMillis, time, 1, 2);

        assertThat(millisUntilForwarded(time, 2)).isLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {40, 500, 1000, 3000, 5000, 10_000, 29_000, 60_000})
    void sourceOfWhichOnePacketCameBeforeIsFollowedWithinASecond(long laterMillis) {
        long time = sendUntil(5000, 0, 1);
        arrives(2, time);
        time = sendUntil(time + laterMillis, time + 1, 1);

        assertThat(millisUntilForwarded(time, 2)).isLessThan(1000);
    }

    @Test
    void sourceThatMovesBackAfterOneForgedPacketIsFollowedWithinASecond() {
        arrives(2, 1000);

        assertThat(millisUntilForwarded(1005, 1)).isLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void linksThatAllCarryASourceLoseItsFirstPacketOnly(int links) {
        int[] all = IntStream.rangeClosed(1, links).toArray();
        int lost = 0;
        for (long time = PACE; time < 120_000; time += PACE) {
            int forwarded = 0;
            for (int vif : all) {
                forwarded += arrives(vif, time + vif) ? 1 : 0;
            }
            lost += forwarded == 0 ? 1 : 0;
        }
        assertThat(lost).isLessThanOrEqualTo(1);
        assertThat(upcalls).isLessThanOrEqualTo(120 / 3 + 2 * links);
        assertThat(readings).isLessThanOrEqualTo(4 * 120);
    }

    @ParameterizedTest
    @ValueSource(longs = {130, 249, 250, 251, 333, 500, 700, 900, 1250, 1500, 4000, 9000, 25_000})
    void twoLinksThatCarryASlowSourceLoseOnePacketAtMost(long periodMillis) {
        int lost = 0;
        for (int number = 1; number <= 200; number++) {
            boolean first = arrives(1, number * periodMillis);
            boolean second = arrives(2, number * periodMillis + 5);
            lost += first || second ? 0 : 1;
        }
        assertThat(lost).isLessThanOrEqualTo(1);
    }

    @Test
    void slowSourceIsFollowedAtItsThirdPacketAtTheLatest() {
        arrives(1, 1000);
        arrives(2, 1500);
        arrives(1, 1505);
        for (int number = 0; number < 10; number++) {
            arrives(1, 2000 + number * 1000);
        }
        List<Boolean> forwarded = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            forwarded.add(arrives(2, 12_000 + number * 1000));
        }
        assertThat(forwarded.subList(2, 5)).containsOnly(true);
    }

    @Test
    void nothingIsReadWhileNothingIsDropped() {
        arrives(2, 1000);
        arrives(1, 1001);
        sendUntil(20_000, 1020, 1);

        assertThat(readings).isLessThanOrEqualTo(15);
        assertThat(tracker.nextDeadline(20_000 * MILLI)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void readingsOfManyFlowsAreBounded() {
        for (int number = 0; number < 5000; number++) {
            Ipv4Address source = new Ipv4Address(0xac140100 + number);
            tracker.arrived(GROUP, new Arrival(lan(1), source, Optional.empty(), 0));
            tracker.arrived(GROUP, new Arrival(lan(2), source, Optional.of(PacketCounts.NONE), MILLI));
            tracker.arrived(GROUP, new Arrival(lan(1), source, Optional.of(PacketCounts.NONE), 2 * MILLI));
        }
        int read = 0;
        long end = 3000 * MILLI;
        for (long now = 0; now < end; now = Math.max(now + MILLI, tracker.nextDeadline(now))) {
            read += tracker.takeUncertain(now).size();
        }
        assertThat(read).isBetween(1000, 4000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 15})
    void sourceThatIsForgedOnAForeignLinkIsFollowedWithinASecond(int forgedPackets) {
        long time = 0;
        for (; time < 5000; time += PACE) {
            arrives(1, time);
            forge(forgedPackets, time);
        }
        long begin = time;
        boolean forwarded = false;
        for (; !forwarded; time += PACE) {
            forge(forgedPackets, time);
            forwarded = arrives(2, time + 19);
        }
        assertThat(time - begin).isLessThan(1500);
    }

    @Test
    void forgedPacketsOfASourceThatHasEndedCostABoundedNumberOfUpcalls() {
        arrives(1, 0);
        for (long time = 0; time < 60_000; time += PACE) {
            forge(6, time);
        }
        assertThat(upcalls).isLessThan(64 + 60 / 3 + 5);
    }

    private void forge(int packets, long millis) {
        for (int number = 0; number < packets; number++) {
            arrives(FOREIGN, millis + number);
        }
    }

    @Test
    void otherVifOfAnInterfaceThatHasGoneIsForgotten() {
        arrives(2, 1000);
        arrives(1, 1001);
        assertThat(flow().others()).isNotEmpty();

        tracker.setTopology(topology(1));

        assertThat(flow().others()).isEmpty();
    }

    /** Simulates arrivals on some links until a point in time; returns the time of the next arrival. */
    private long sendUntil(long endMillis, long beginMillis, int... vifs) {
        long time = beginMillis;
        for (; time < endMillis; time += PACE) {
            for (int vif : vifs) {
                arrives(vif, time + vif);
            }
        }
        return time;
    }

    private long millisUntilForwarded(long beginMillis, int vif) {
        long time = beginMillis;
        while (!arrives(vif, time)) {
            time += PACE;
        }
        return time - beginMillis;
    }

    /** Simulates the arrival of a packet; returns true if the kernel forwards it. */
    private boolean arrives(int vif, long millis) {
        long now = millis * MILLI;
        readUntil(now);
        if (vif == flow().vif()) {
            counts = new PacketCounts(counts.accepted() + 1, counts.elsewhere());
            return true;
        }
        counts = new PacketCounts(counts.accepted(), counts.elsewhere() + 1);
        if (now - reportedNanos >= REPORTED_AGAIN_NANOS) {
            reportedNanos = now;
            upcalls++;
            int before = flow().vif();
            tracker.arrived(GROUP, new Arrival(lan(vif), SOURCE, Optional.of(counts), now));
            renewIfMovedFrom(before, now);
            renewIfSilent(now);
        }
        return false;
    }

    private void readUntil(long now) {
        FlowTable.Key key = new FlowTable.Key(GROUP, SOURCE);
        for (long next = tracker.nextDeadline(now); next <= now; next = tracker.nextDeadline(now)) {
            for (int each = tracker.takeUncertain(next).size(); each > 0; each--) {
                int before = flow().vif();
                readings++;
                tracker.onRead(key, Optional.of(counts), next);
                renewIfMovedFrom(before, next);
                renewIfSilent(next);
            }
        }
    }

    private void renewIfMovedFrom(int before, long now) {
        if (flow().vif() != before) {
            renew(now);
        }
    }

    private void renewIfSilent(long now) {
        if (tracker.takeRenewal(new FlowTable.Key(GROUP, SOURCE))) {
            renew(now);
        }
    }

    private void renew(long now) {
        counts = PacketCounts.NONE;
        reportedNanos = now - REPORTED_AGAIN_NANOS;
    }

    private Flow flow() {
        return Optional.ofNullable(flows.get(GROUP, SOURCE)).orElseThrow();
    }

    private static Topology topology(int lans) {
        List<ForwardingInterface> all =
                IntStream.rangeClosed(1, lans).mapToObj(FlowTrackerTest::lan).toList();
        return new Topology(all, ArrivalVifs.NONE, group -> true);
    }

    private static ForwardingInterface lan(int vif) {
        List<Ipv4Prefix> own = List.of(Ipv4Prefix.of("192.168." + vif + ".0/24"));
        List<Ipv4Prefix> sources = vif == FOREIGN ? List.of() : List.of(Ipv4Prefix.of("172.20.0.0/16"));
        return new ForwardingInterface(new InterfaceName("eth" + vif), vif, false, 1, sources, own, true);
    }
}
