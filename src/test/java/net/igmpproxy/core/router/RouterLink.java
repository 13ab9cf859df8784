package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.querier.QuerierCheck;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;

/** A router interface in virtual time: the test sends the hosts' messages and reads the router's output. */
public final class RouterLink implements RouterOutput {
    static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    static final Ipv4Address OWN = Ipv4Address.of("192.168.1.1");
    public static final Ipv4Address HOST_A = Ipv4Address.of("192.168.1.10");
    public static final Ipv4Address HOST_B = Ipv4Address.of("192.168.1.11");

    private final List<String> said = new ArrayList<>();
    private final RouterInterface router;
    private long now;

    private final List<Long> queryMoments = new ArrayList<>();

    /** A router that has just started. */
    RouterLink(RouterSettings settings) {
        this(settings, 1000);
    }

    /** A router that has just started, with a limit on its records. */
    RouterLink(RouterSettings settings, int maxEntries) {
        this(settings, new EntryBudget(maxEntries));
    }

    /** A router that has just started, with a given budget. */
    RouterLink(RouterSettings settings, EntryBudget budget) {
        router = new RouterInterface(settings, check(OWN), budget, this, now);
    }

    /** A rule by which routers of the interface's network count; an interface without an address has no network. */
    static QuerierCheck check(Ipv4Address own) {
        List<InterfaceAddress> addresses = own.isUnspecified() ? List.of() : List.of(new InterfaceAddress(own, 16));
        return new QuerierCheck(
                new Link(11, new InterfaceName("eth1"), true, 1500, addresses), List.of(), Optional.empty());
    }

    /** A router that has just started, with default settings. */
    static RouterLink fresh(LeaveMode leaveMode) {
        return new RouterLink(settings(leaveMode));
    }

    /** A router after its startup queries; its next general query is more than a minute away. */
    RouterLink(LeaveMode leaveMode) {
        this(settings(leaveMode));
        advance(Duration.ofSeconds(32));
        said.clear();
    }

    /** Times at which queries were sent, in nanoseconds. */
    List<Long> queryMoments() {
        return queryMoments;
    }

    /** The RFC's default settings. */
    static RouterSettings settings(LeaveMode leaveMode) {
        return new RouterSettings(
                RouterTimers.DEFAULT, ProtocolOptions.DEFAULT, Limits.DEFAULT, SsmConfiguration.DEFAULT, leaveMode);
    }

    static SourceSet sources(String... names) {
        return SourceSet.copyOf(Arrays.stream(names).map(Ipv4Address::of).toList());
    }

    RouterInterface router() {
        return router;
    }

    long now() {
        return now;
    }

    void record(Ipv4Address host, RecordType type, String... sources) {
        router.onRecord(host, new GroupRecord(type, GROUP, List.copyOf(sources(sources))), now);
    }

    void report(Ipv4Address host, OneGroupReport report) {
        router.onReport(host, report, now);
    }

    void query(Ipv4Address other, MembershipQuery query) {
        router.onQuery(other, query, now);
    }

    static MembershipQuery generalQuery() {
        return new MembershipQuery(IgmpVersion.V3, 100, Ipv4Address.UNSPECIFIED, List.of(), false, 2, 125);
    }

    static MembershipQuery groupQuery(boolean suppress) {
        return new MembershipQuery(IgmpVersion.V3, 10, GROUP.address(), List.of(), suppress, 2, 125);
    }

    SourceFilter filter() {
        return router.filter(GROUP);
    }

    /** Advances the time from deadline to deadline. */
    void advance(Duration duration) {
        long end = now + duration.toNanos();
        while (router.nextDeadline() <= end) {
            now = Math.max(now, router.nextDeadline());
            router.onDeadline(now);
        }
        now = end;
    }

    /** Returns the router's output since the last call. */
    List<String> said() {
        List<String> taken = List.copyOf(said);
        said.clear();
        return taken;
    }

    @Override
    public void query(MembershipQuery query) {
        String name = query.isGeneral() ? "Q" : "Q(" + query.group() + names(query.sources()) + ")";
        queryMoments.add(now);
        said.add(name + (query.suppress() ? " S" : ""));
    }

    @Override
    public void filterChanged(GroupAddress group, SourceFilter before, SourceFilter after) {
        said.add(after.mode() + names(after.sources()));
    }

    @Override
    public void hostJoined(GroupAddress group, Ipv4Address host) {
        said.add(host + " joined");
    }

    @Override
    public void hostLeft(GroupAddress group, Ipv4Address host) {
        said.add(host + " left");
    }

    @Override
    public void ignored(GroupAddress group, Ipv4Address host, IgnoredReport reason) {
        said.add("ignored " + reason);
    }

    @Override
    public void olderHostSilent(GroupAddress group, Ipv4Address host) {
        said.add(host + " silent");
    }

    @Override
    public void querierChanged(Ipv4Address querier, boolean self) {
        said.add("querier " + querier);
    }

    @Override
    public void querierIgnored(Ipv4Address other, QuerierStanding standing) {
        said.add("querier " + other + " ignored: " + standing);
    }

    @Override
    public void querierRefused(Ipv4Address other) {
        said.add("refused " + other);
    }

    @Override
    public void otherVersionHeard(Ipv4Address other, IgmpVersion heard, IgmpVersion spoken) {
        said.add("heard " + heard + ", speaks " + spoken);
    }

    private static String names(Iterable<Ipv4Address> sources) {
        List<String> names = new ArrayList<>();
        sources.forEach(source -> names.add(" " + source));
        return names.stream().collect(Collectors.joining());
    }

    static long seconds(double seconds) {
        return (long) (seconds * 1_000_000_000L);
    }
}
