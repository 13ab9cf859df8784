package net.igmpproxy.simulation.invariants;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.proxy.Settings.Leaving;

/** What has been said of one group on one LAN: until when each source must be forwarded, and may be. */
final class GroupEvidence {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final List<String> sources;

    /** Until when what hosts have said must be heeded. */
    private final Promises promises = new Promises();

    /** What is such a promise only if the proxy has room for it. */
    private final Map<String, Map<String, Long>> hopes = new TreeMap<>();

    private final TimerLimits limits;
    private final Compatibility compatibility = new Compatibility();
    private int statements;
    private long justLeftUntil;
    private long askedAt = LONG_AGO;

    /**
     * When something was said.
     *
     * @param now      that moment
     * @param shortest the Group Membership Interval at least
     * @param longest  the Group Membership Interval at most
     * @param querier  whether the proxy is the querier for sure
     * @param version  the oldest version that it may speak
     */
    record Moment(long now, long shortest, long longest, boolean querier, IgmpVersion version) {}

    GroupEvidence(List<String> sources) {
        this.sources = sources;
        this.limits = new TimerLimits(sources);
    }

    /** Until when a source must be forwarded to the LAN. */
    long mustForwardUntil(String source) {
        return promises.until(source);
    }

    /** Until when the group's timers may run. */
    TimerLimits limits() {
        return limits;
    }

    /** How often something has happened that may concern the group's timers. */
    int statements() {
        return statements;
    }

    /** When the proxy sent a query for the group last. */
    long askedAt() {
        return askedAt;
    }

    /** Whether the group may be in IGMPv1 compatibility mode. */
    boolean mayBeVersion1(long now) {
        return compatibility.mayBeVersion1(now);
    }

    void asked(long now) {
        askedAt = now;
    }

    void hear(Statement statement, Settings settings, RouterVariables variables, Moment moment) {
        statements++;
        compatibility.hear(statement, moment);
        // Behind 0.0.0.0 there may be many hosts: they are asked in any case.
        Leaving leaving = statement.host().equals(Ipv4.UNSPECIFIED) ? Leaving.QUERY : settings.leaving();
        boolean whole = !statement.mayBePart() || askedAt + variables.lastMemberQueryInterval() <= moment.now();
        if (leaving == Leaving.TRACKED && whole) {
            // The proxy knows by the host's answer what this host wants no more, and may not wait for the others'.
            promises.removeIf(statement.host(), statement::lacks);
        }
        long answered = moment.now() + variables.lastMemberQueryTime();
        give(statement, leaving, answered);
        // Over a limit a list is cut, so that what it gives up may go unnoticed.
        boolean ignored = settings.isTight() || compatibility.mayIgnore(statement, moment.now());
        limits.hear(statement, leaving, settings.leaving() == Leaving.TRACKED, ignored, answered, moment);
        boolean unheeded =
                justLeftUntil > moment.now() || (statement.changesToInclude() && mayBeVersion1(moment.now()));
        if (settings.isTight() && statement.replacesAll()) {
            promises.remove(statement.host());
        }
        if (!unheeded) {
            ask(statement, settings.isTight(), moment);
        }
    }

    /** Another router has asked: some sources, or all if none is named, count only as long as somebody answers. */
    void lower(Collection<String> asked, long until) {
        statements++;
        promises.limitAll(asked, until);
    }

    /** Hopes come true where the proxy has taken notice of the host; the others are given up. */
    void confirm(BiPredicate<String, String> isTracked) {
        hopes.forEach((host, ofHost) -> ofHost.forEach((source, until) -> {
            if (isTracked.test(host, source)) {
                promises.add(host, source, until);
            }
        }));
        hopes.clear();
    }

    /** The proxy has forgotten the group. */
    void forget() {
        statements++;
        promises.clear();
        hopes.clear();
        limits.end();
    }

    /** What hosts have said may count until some moment from now on, because it is remembered by host. */
    void takeByHost(long until) {
        limits.extend(until);
    }

    /** What hosts have said is taken otherwise from now on, and may count until some moment. */
    void takeOtherwise(long until) {
        statements++;
        promises.clear();
        hopes.clear();
        limits.extend(until);
    }

    private void give(Statement statement, Leaving leaving, long answered) {
        for (String source : sources) {
            if (statement.gives(source)) {
                switch (leaving) {
                    case QUERY -> promises.limit(source, answered);
                    case TRACKED -> promises.limit(statement.host(), source, 0);
                    case IMMEDIATE -> promises.limit(source, 0);
                }
            }
        }
        if (leaving == Leaving.IMMEDIATE && sources.stream().anyMatch(statement::gives)) {
            justLeftUntil = answered;
        }
    }

    private void ask(Statement statement, boolean tight, Moment moment) {
        String host = statement.host();
        long until = moment.now() + moment.shortest();
        for (String source : sources) {
            if (statement.asksFor(source)) {
                if (!tight || promises.hold(host, source, moment.now())) {
                    promises.add(host, source, until);
                } else {
                    hopes.computeIfAbsent(host, absent -> new TreeMap<>()).put(source, until);
                }
            }
        }
    }
}
