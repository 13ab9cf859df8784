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

/** In-memory proxy that returns preset results and records calls. Thread-safe. */
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

    /** Resets to an empty configuration, no results and no failures. */
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

    /** Sets the configuration in force without recording a change. */
    public void run(ProxyConfiguration present) {
        configuration = present;
    }

    /** Sets the reason why the running proxy forwards nothing. */
    public void lack(String reason) {
        lacking = List.of(reason);
    }

    /** Sets an impairment of an interface while others forward. */
    public void impair(String clause) {
        impairments = List.of(clause);
    }

    /** Sets the time for which the loop has been unresponsive. */
    public void hang(Duration duration) {
        unresponsive = duration;
    }

    /** Sets the number of lost packets. */
    public void lose(long packets) {
        lostPackets = packets;
    }

    /** Simulates a completed handover to another process. */
    public void replace() {
        replaced = true;
    }

    /** Makes all further changes and restarts fail. */
    public void failWith(RuntimeException cause) {
        failure = Optional.of(cause);
    }

    /** Ends all failures. */
    public void failWithNothing() {
        failure = Optional.empty();
    }

    /** Makes the next change fail after it has come into force. */
    public void applyAndFailWith(RuntimeException cause) {
        lateFailure = Optional.of(cause);
    }

    /** Makes the next change throw an error after it has come into force. */
    public void applyAndFailWith(Error cause) {
        lateFailure = Optional.of(cause);
    }

    /** Returns the modifiable list of interfaces. */
    public List<InterfaceStatus> givenInterfaces() {
        return interfaces;
    }

    /** Returns the modifiable list of memberships. */
    public List<GroupMembership> givenMemberships() {
        return memberships;
    }

    /** Returns the modifiable list of routes. */
    public List<Route> givenRoutes() {
        return routes;
    }

    /** Returns the modifiable list of rejected traffic. */
    public List<RejectedTraffic> givenRejectedTraffic() {
        return rejectedTraffic;
    }

    /** Returns the modifiable list of findings. */
    public List<Finding> givenFindings() {
        return findings;
    }

    /** Returns the modifiable list of limitations. */
    public List<Limitation> givenLimitations() {
        return limitations;
    }

    @Override
    public List<Limitation> limitations() {
        return List.copyOf(limitations);
    }

    /** Returns the requested restarts. */
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
