package net.igmpproxy.bench.micro;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.forwarding.ArrivalVifs;
import net.igmpproxy.core.forwarding.ForwardingInterface;
import net.igmpproxy.core.forwarding.ForwardingOutput;
import net.igmpproxy.core.forwarding.ForwardingTable;
import net.igmpproxy.core.forwarding.Topology;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.membership.SourceFilter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Benchmark of computing the MFC entries of one group on join and leave. */
@State(Scope.Thread)
public class EntryPlanBenchmark {
    private static final GroupAddress GROUP = GroupAddress.of("239.100.0.1");
    private static final int UPSTREAM = 0;

    /** Number of downstream interfaces, all of which join the group. */
    @Param({"2", "31"})
    private int lans;

    /** Number of sources of the group. */
    @Param({"1", "10"})
    private int sources;

    private final Tally told = new Tally();
    private final ForwardingTable table = new ForwardingTable(told);

    /** Sets up the interfaces and reports the sources. */
    @Setup
    public void lay() {
        Stream<ForwardingInterface> downstream = IntStream.rangeClosed(1, lans).mapToObj(EntryPlanBenchmark::lan);
        List<ForwardingInterface> interfaces =
                Stream.concat(Stream.of(lan(UPSTREAM)), downstream).toList();
        table.setTopology(new Topology(interfaces, ArrivalVifs.NONE, group -> true));
        for (int source = 0; source < sources; source++) {
            table.onNoCache(GROUP, Ipv4Address.of("192.168.0." + (10 + source)), UPSTREAM, 0);
        }
    }

    /** Joins and leaves the group on all interfaces. */
    @Benchmark
    public long joinAndLeave() {
        table.reconcile(GROUP, lan -> SourceFilter.EVERYTHING);
        table.proceed();
        table.reconcile(GROUP, lan -> SourceFilter.NOTHING);
        table.proceed();
        return told.calls;
    }

    private static ForwardingInterface lan(int vif) {
        List<Ipv4Prefix> own = List.of(Ipv4Prefix.of("192.168." + vif + ".0/24"));
        return new ForwardingInterface(new InterfaceName("eth" + vif), vif, vif == UPSTREAM, 1, own, own, true);
    }

    /** Counts the calls to the kernel. */
    private static final class Tally implements ForwardingOutput {
        private long calls;

        @Override
        public void install(MfcEntry entry) {
            calls++;
        }

        @Override
        public void renew(MfcEntry entry) {
            calls++;
        }

        @Override
        public void remove(MfcEntry entry) {
            calls++;
        }
    }
}
