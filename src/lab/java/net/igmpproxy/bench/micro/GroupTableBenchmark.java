package net.igmpproxy.bench.micro;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.RouterTimers;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.QuerierCheck;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.router.EntryBudget;
import net.igmpproxy.core.router.LeaveMode;
import net.igmpproxy.core.router.RouterInterface;
import net.igmpproxy.core.router.RouterOutput;
import net.igmpproxy.core.router.RouterSettings;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Benchmark of a group record on an interface with many groups. */
@State(Scope.Thread)
public class GroupTableBenchmark {
    private static final int FIRST_GROUP = 0xef640000;
    private static final Ipv4Address HOST = Ipv4Address.of("198.51.100.9");
    private static final Ipv4Address OTHER = Ipv4Address.of("198.51.100.10");
    private static final long MICROSECOND = 1_000;

    /** Number of joined groups. */
    @Param({"10", "1000", "100000"})
    private int groups;

    private final RouterInterface router = new RouterInterface(
            new RouterSettings(
                    RouterTimers.DEFAULT,
                    ProtocolOptions.DEFAULT,
                    new Limits(1_000_000, Limits.DEFAULT.maxGroupSources(), Limits.DEFAULT.maxHosts()),
                    SsmConfiguration.DEFAULT,
                    LeaveMode.TRACKED),
            new QuerierCheck(
                    new Link(
                            1,
                            new InterfaceName("eth1"),
                            true,
                            1500,
                            List.of(new InterfaceAddress(Ipv4Address.of("198.51.100.1"), 24))),
                    List.of(),
                    Optional.empty()),
            new EntryBudget(Integer.MAX_VALUE),
            new Silence(),
            0);

    private long now;
    private int next;

    /** Joins the groups. */
    @Setup
    public void join() {
        for (int number = 0; number < groups; number++) {
            router.onRecord(HOST, record(RecordType.TO_EX, number), now);
        }
    }

    /** Refreshes a membership. */
    @Benchmark
    public SourceFilter refresh() {
        int number = next();
        router.onRecord(HOST, record(RecordType.IS_EX, number), now);
        return router.filter(group(number));
    }

    /** Joins and leaves a second host. */
    @Benchmark
    public SourceFilter joinAndLeave() {
        int number = next();
        router.onRecord(OTHER, record(RecordType.TO_EX, number), now);
        router.onRecord(OTHER, record(RecordType.TO_IN, number), now);
        return router.filter(group(number));
    }

    private int next() {
        now += MICROSECOND;
        next = (next + 1) % groups;
        return next;
    }

    private static GroupRecord record(RecordType type, int number) {
        return new GroupRecord(type, group(number), List.of());
    }

    private static GroupAddress group(int number) {
        return new GroupAddress(new Ipv4Address(FIRST_GROUP + number));
    }

    /** Ignores all outputs. */
    private static final class Silence implements RouterOutput {
        @Override
        public void query(MembershipQuery query) {}

        @Override
        public void filterChanged(GroupAddress group, SourceFilter before, SourceFilter after) {}

        @Override
        public void hostJoined(GroupAddress group, Ipv4Address host) {}

        @Override
        public void hostLeft(GroupAddress group, Ipv4Address host) {}

        @Override
        public void ignored(GroupAddress group, Ipv4Address host, IgnoredReport reason) {}

        @Override
        public void olderHostSilent(GroupAddress group, Ipv4Address host) {}

        @Override
        public void querierChanged(Ipv4Address querier, boolean self) {}

        @Override
        public void querierIgnored(Ipv4Address router, QuerierStanding standing) {}

        @Override
        public void querierRefused(Ipv4Address router) {}

        @Override
        public void otherVersionHeard(Ipv4Address router, IgmpVersion heard, IgmpVersion spoken) {}
    }
}
