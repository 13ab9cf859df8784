package net.igmpproxy.runtime.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.MembershipPage;
import net.igmpproxy.core.engine.event.MessageCount;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.Route;

/** A proxy in memory: answers what a test has set, remembers what it was told. Any thread may use it. */
public final class FakeProxyControl implements ProxyControl {
    private final List<InterfaceStatus> interfaces = new CopyOnWriteArrayList<>();
    private final List<GroupMembership> memberships = new CopyOnWriteArrayList<>();
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final List<RejectedTraffic> rejectedTraffic = new CopyOnWriteArrayList<>();
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private final List<Limitation> limitations = new CopyOnWriteArrayList<>();
    private volatile ProxyConfiguration configuration = ProxyConfiguration.EMPTY;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Optional<Throwable> lateFailure = Optional.empty();
    private final LoopStatistics statistics = new LoopStatistics(() -> 0);
    private volatile long lostPackets;
    private volatile boolean replaced;
    private List<String> lacking = List.of();
    private List<String> impairments = List.of();
    private volatile Duration unresponsive = Duration.ZERO;
    private final List<RestartMode> restarts = new CopyOnWriteArrayList<>();

    /** Goes back to an empty configuration, nothing proxied and no failure. */
    public void reset() {
        interfaces.clear();
        memberships.clear();
        routes.clear();
        rejectedTraffic.clear();
        findings.clear();
        limitations.clear();
        configuration = ProxyConfiguration.EMPTY;
        failure = Optional.empty();
        restarts.clear();
        lostPackets = 0;
        unresponsive = Duration.ZERO;
        replaced = false;
        lacking = List.of();
        impairments = List.of();
    }

    /** Brings a configuration into force without a word. */
    public void run(ProxyConfiguration present) {
        configuration = present;
    }

    /** Why it says that it forwards nothing though it runs. */
    public void lack(String reason) {
        lacking = List.of(reason);
    }

    /** What it says that an interface lacks while it forwards between others. */
    public void impair(String clause) {
        impairments = List.of(clause);
    }

    /** For how long it says that it has not answered. */
    public void hang(Duration duration) {
        unresponsive = duration;
    }

    /** How many packets it says were lost. */
    public void lose(long packets) {
        lostPackets = packets;
    }

    /** Another process has the place from now on. */
    public void replace() {
        replaced = true;
    }

    /** Lets every change and restart fail from now on. */
    public void failWith(RuntimeException cause) {
        failure = Optional.of(cause);
    }

    /** Lets no change fail any more. */
    public void failWithNothing() {
        failure = Optional.empty();
    }

    /** Lets the next change fail after it has come into force. */
    public void applyAndFailWith(RuntimeException cause) {
        lateFailure = Optional.of(cause);
    }

    /** Lets the next change end with an error after it has come into force. */
    public void applyAndFailWith(Error cause) {
        lateFailure = Optional.of(cause);
    }

    /** The interfaces it answers. */
    public List<InterfaceStatus> givenInterfaces() {
        return interfaces;
    }

    /** The memberships it answers. */
    public List<GroupMembership> givenMemberships() {
        return memberships;
    }

    /** The routes it answers. */
    public List<Route> givenRoutes() {
        return routes;
    }

    /** The rejected traffic it answers. */
    public List<RejectedTraffic> givenRejectedTraffic() {
        return rejectedTraffic;
    }

    /** The findings it answers. */
    public List<Finding> givenFindings() {
        return findings;
    }

    /** The limitations it answers. */
    public List<Limitation> givenLimitations() {
        return limitations;
    }

    @Override
    public List<Limitation> limitations() {
        return List.copyOf(limitations);
    }

    /** The restarts it was asked for. */
    public List<RestartMode> restarts() {
        return restarts;
    }

    @Override
    public ProxyConfiguration configuration() {
        return configuration;
    }

    @Override
    public void apply(ProxyConfiguration next) {
        throwFailure();
        configuration = next;
        Optional<Throwable> late = lateFailure;
        lateFailure = Optional.empty();
        late.ifPresent(cause -> {
            if (cause instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) cause;
        });
    }

    @Override
    public <T> T keepingPlace(Supplier<T> change) {
        if (replaced) {
            throw new ProxyUnavailableException("Replaced");
        }
        return change.get();
    }

    @Override
    public ServiceStatus status() {
        if (!configuration.enabled()) {
            return new ServiceStatus(ServiceStatus.State.DISABLED, List.of("the configuration says enabled: false"));
        }
        return configuration.isWhole()
                ? new ServiceStatus(ServiceStatus.State.RUNNING, lacking, impairments, Optional.empty())
                : new ServiceStatus(ServiceStatus.State.INCOMPLETE, configuration.missing());
    }

    @Override
    public List<InterfaceStatus> interfaces() {
        return List.copyOf(interfaces);
    }

    @Override
    public MembershipPage memberships(GroupAddress from, int mostGroups) {
        List<GroupAddress> groups = memberships.stream()
                .map(GroupMembership::group)
                .filter(group -> group.compareTo(from) >= 0)
                .distinct()
                .sorted()
                .toList();
        List<GroupAddress> some = groups.stream().limit(mostGroups).toList();
        return new MembershipPage(
                memberships.stream()
                        .filter(membership -> some.contains(membership.group()))
                        .toList(),
                groups.stream().skip(mostGroups).findFirst());
    }

    @Override
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public List<RejectedTraffic> rejectedTraffic() {
        return List.copyOf(rejectedTraffic);
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public List<MessageCount> messageCounts() {
        return List.of();
    }

    @Override
    public LoopStatistics statistics() {
        return statistics;
    }

    @Override
    public Duration unresponsive() {
        return unresponsive;
    }

    @Override
    public long faults() {
        return 0;
    }

    @Override
    public long lostPackets() {
        return lostPackets;
    }

    @Override
    public void restart(RestartMode mode) {
        throwFailure();
        switch (status().state()) {
            case DISABLED -> throw new IllegalStateException("igmp-proxy is disabled");
            case INCOMPLETE -> throw new IllegalStateException("igmp-proxy is not configured");
            case RUNNING, FAILED -> restarts.add(mode);
        }
    }

    private void throwFailure() {
        failure.ifPresent(cause -> {
            throw cause;
        });
    }
}
