package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Entries computed source by source equal those of a plan of the whole group, and one source changes one entry only.
 */
class IncrementalPlanTest implements ForwardingOutput {
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final int LANS = 2;

    private final ForwardingTable table = new ForwardingTable(this);
    private final Map<String, SourceFilter> filters = new HashMap<>();
    private final TreeMap<MfcKey, MfcEntry> kernel = new TreeMap<>();
    private Topology topology = Topology.EMPTY;
    private int planned;
    private int calls;

    @RepeatedTest(50)
    void entriesAreThoseOfTheWholePlan(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        ArrivalVifs arrivals =
                new ArrivalVifs(Map.of(30, 1, 29, 2), random.nextBoolean() ? Set.of(30) : Set.of(29, 30));
        table.setTopology(topology(random.nextBoolean(), arrivals));
        for (int step = 0; step < 200; step++) {
            act(random, step);
            assertThat(kernel.values()).as("step " + step).containsExactlyElementsOf(wholePlan());
        }
    }

    @Test
    void newSourceCostsNoMoreInALargeGroup() {
        table.setTopology(topology(true, ArrivalVifs.NONE));
        filters.put("eth1", SourceFilter.EVERYTHING);
        IntStream.range(0, 30_000).forEach(number -> firstPacket(new Ipv4Address(0x0a000100 + number), 0));
        planned = 0;
        calls = 0;

        firstPacket(Ipv4Address.of("10.1.0.1"), 0);

        assertThat(planned).isZero();
        assertThat(calls).isEqualTo(1);
    }

    private void act(Random random, int step) {
        Ipv4Address source = source(random);
        int vif = random.nextInt(LANS + 1);
        long now = step * 400_000_000L;
        switch (random.nextInt(6)) {
            case 0 -> {
                filters.put("eth" + (1 + random.nextInt(LANS)), filter(random));
                table.reconcile(GROUP, this::filter);
                table.proceed();
            }
            case 1 -> {
                table.forgetIdle(now - 10_000_000_000L);
                reconcileSources();
            }
            case 2 -> {
                table.forgetBeyond(6, forgotten -> {});
                reconcileSources();
            }
            case 3 -> {
                if (kernel.containsKey(new MfcKey(source, GROUP.address()))) {
                    table.onWrongVif(GROUP, source, vif, counts(random), now);
                    reconcileSources();
                }
            }
            default -> {
                if (!kernel.containsKey(new MfcKey(source, GROUP.address()))) {
                    table.onNoCache(GROUP, source, vif, now);
                    reconcileSources();
                }
            }
        }
    }

    /** Returns the entries of a table that receives the complete state at once. */
    private List<MfcEntry> wholePlan() {
        ForwardingTable whole = new ForwardingTable(new Silent());
        whole.setTopology(topology);
        table.seenSources().forEach(whole::restore);
        table.senderLinks().forEach(link -> whole.restore(link, 0));
        whole.reconcile(GROUP, this::filter);
        whole.proceed();
        return whole.installed();
    }

    private void firstPacket(Ipv4Address source, int vif) {
        table.onNoCache(GROUP, source, vif, 0);
        reconcileSources();
    }

    private void reconcileSources() {
        table.reconcileSources((candidate, group) -> filter(candidate));
        table.proceed();
    }

    private SourceFilter filter(ForwardingInterface candidate) {
        planned++;
        return filters.getOrDefault(candidate.name().value(), SourceFilter.NOTHING);
    }

    private static SourceFilter filter(Random random) {
        SourceSet sources = SourceSet.of(source(random), source(random));
        return switch (random.nextInt(4)) {
            case 0 -> SourceFilter.EVERYTHING;
            case 1 -> SourceFilter.NOTHING;
            case 2 -> SourceFilter.exclude(sources);
            default -> SourceFilter.include(sources);
        };
    }

    private static Optional<PacketCounts> counts(Random random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new PacketCounts(random.nextInt(3), random.nextInt(3)));
    }

    private static Ipv4Address source(Random random) {
        return Ipv4Address.of((random.nextBoolean() ? "10.0.0." : "192.168.1.") + (5 + random.nextInt(4)));
    }

    private Topology topology(boolean restricted, ArrivalVifs arrivals) {
        Ipv4Prefix own = Ipv4Prefix.of("10.0.0.0/8");
        ForwardingInterface upstream = new ForwardingInterface(
                new InterfaceName("eth0"),
                0,
                true,
                1,
                restricted ? List.of(own) : List.of(own, Ipv4Prefix.ANY),
                List.of(own),
                true);
        List<ForwardingInterface> interfaces = List.of(upstream, lan(1), lan(2));
        topology = new Topology(interfaces, arrivals, group -> true);
        return topology;
    }

    private static ForwardingInterface lan(int vif) {
        List<Ipv4Prefix> own = List.of(Ipv4Prefix.of("192.168." + vif + ".0/24"));
        return new ForwardingInterface(new InterfaceName("eth" + vif), vif, false, 1, own, own, true);
    }

    @Override
    public void install(MfcEntry entry) {
        calls++;
        kernel.put(entry.key(), entry);
    }

    @Override
    public void renew(MfcEntry entry) {
        install(entry);
    }

    @Override
    public void remove(MfcEntry entry) {
        calls++;
        kernel.remove(entry.key());
    }

    /** Output that ignores all entries. */
    private static final class Silent implements ForwardingOutput {
        @Override
        public void install(MfcEntry entry) {}

        @Override
        public void renew(MfcEntry entry) {}

        @Override
        public void remove(MfcEntry entry) {}
    }
}
