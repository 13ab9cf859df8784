package net.igmpproxy.simulation.invariants;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.proxy.Settings.Leaving;

/** Reports received for one group on one link: until when each source must be forwarded, and until when it may be. */
final class GroupEvidence {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final List<String> sources;

    /** End of the time for which reports must be honoured, per host and source. */
    private final Promises promises = new Promises();

    /** Reports that must be honoured only if the proxy has room for them. */
    private final Map<String, Map<String, Hope>> hopes = new TreeMap<>();

    /** Tests for sources that have been in the source list of the group since the last confirmation. */
    private Predicate<String> listed = source -> false;

    /** Hosts that may suppress a report because they receive that of another host. */
    private final Set<String> silent = new TreeSet<>();

    private final HeardHosts hosts;
    private final TimerLimits limits;
    private final Compatibility compatibility = new Compatibility();
    private int statements;
    private long justLeftUntil;
    private long askedAt = LONG_AGO;

    /**
     * Conditions at the time of a report.
     *
     * @param now      the time in nanoseconds
     * @param shortest the minimum Group Membership Interval in nanoseconds
     * @param longest  the maximum Group Membership Interval in nanoseconds
     * @param querier  true if the proxy is certainly the querier
     * @param version  the oldest version that the proxy may use
     */
    record Moment(long now, long shortest, long longest, boolean querier, IgmpVersion version) {}

    /**
     * Possible promise, pending confirmation.
     *
     * @param until  the end of the promise in nanoseconds
     * @param byName true if it needs a place in the source list, because the host listed the source
     */
    private record Hope(long until, boolean byName) {}

    GroupEvidence(List<String> sources) {
        this.sources = sources;
        this.limits = new TimerLimits(sources);
        this.hosts = new HeardHosts(sources);
    }

    /** Returns the time until which a source must be forwarded to the link, in nanoseconds. */
    long mustForwardUntil(String source) {
        return promises.until(source);
    }

    /** Returns the maximum expiry times of the group's timers. */
    TimerLimits limits() {
        return limits;
    }

    /** Returns the number of events that may have changed the group's timers. */
    int statements() {
        return statements;
    }

    /** Returns the time of the proxy's last query for the group, in nanoseconds. */
    long askedAt() {
        return askedAt;
    }

    /** Returns true if the group may be in IGMPv1 compatibility mode. */
    boolean mayBeVersion1(long now) {
        return compatibility.mayBeVersion1(now);
    }

    void asked(long now) {
        askedAt = now;
    }

    void hear(Statement statement, Settings settings, RouterVariables variables, Moment moment) {
        statements++;
        compatibility.hear(statement, moment);
        // Several hosts may use 0.0.0.0, so queries are always sent for them.
        Leaving leaving = statement.host().equals(Ipv4.UNSPECIFIED) ? Leaving.QUERY : settings.leaving();
        boolean whole = !statement.mayBePart() || askedAt + variables.lastMemberQueryInterval() <= moment.now();
        if (leaving == Leaving.IMMEDIATE || (leaving == Leaving.TRACKED && whole)) {
            // The proxy learns from the host's report which sources the host no longer wants; it need not wait for
            // other hosts.
            promises.removeIf(statement.host(), statement::lacks);
        }
        long answered = moment.now() + variables.lastMemberQueryTime();
        ToLongFunction<String> ends = ends(statement, leaving, answered, moment.now());
        // Over a limit, a change to INCLUDE mode is truncated; the sources that do not fit are lost with the mode
        // change.
        Predicate<String> sure = certain(statement.host(), moment.now(), variables.queryResponseInterval());
        boolean cut = settings.isTight() && statement.changesToInclude();
        Predicate<String> given = source -> statement.gives(source) || (cut && !listed.test(source));
        // A leave from a host that is no member is followed by queries.
        boolean stranger = leaving == Leaving.IMMEDIATE && !settings.isTight() && hosts.isUnknown(statement.host());
        give(given, statement.host(), stranger ? Leaving.QUERY : leaving, answered, sure);
        if (settings.isTight()) {
            // The proxy deletes the state of the host and may have no room to store it again.
            promises.removeIf(statement.host(), given);
        }
        // Over a limit, a source list is truncated, so the proxy may miss sources to be removed.
        boolean ignored = settings.isTight() || compatibility.mayIgnore(statement, moment.now());
        limits.hear(statement, ends, settings.leaving() == Leaving.TRACKED, ignored, moment);
        boolean unheeded = (justLeftUntil > moment.now() && !statement.isStateChange())
                || (statement.changesToInclude() && mayBeVersion1(moment.now()));
        if (!unheeded) {
            ask(statement, settings.isTight(), moment);
        }
        if (settings.isTight()) {
            noteSilent(statement, settings.leaving());
        }
        hosts.hear(statement, moment.now());
        if (statement.excludes()) {
            // "Delete (X-A)" of RFC 9776 section 6.4; in the older modes this deletes all sources.
            listed = source -> false;
        }
    }

    /** Lowers timers after a query of another router, for the queried sources or, if none is listed, for all. */
    void lower(Collection<String> asked, long until) {
        statements++;
        promises.limitAll(asked, until);
    }

    /**
     * Turns hopes into promises if the proxy has stored the host and, for a listed source, the source. Drops the
     * others.
     */
    void confirm(BiPredicate<String, String> isTracked, Predicate<String> isListed) {
        hopes.forEach((host, ofHost) -> ofHost.forEach((source, hope) -> {
            if (isTracked.test(host, source) && (!hope.byName() || isListed.test(source))) {
                promises.add(host, source, hope.until());
            }
        }));
        hopes.clear();
        listed = isListed;
    }

    /** Records that the proxy has deleted the group. */
    void forget() {
        statements++;
        promises.clear();
        hopes.clear();
        limits.end();
    }

    /** Records that the proxy may have deleted the group. If it has not, its timers are not extended. */
    void lose() {
        statements++;
        promises.clear();
        hopes.clear();
    }

    /** Records that the remaining state of the group is in use again. */
    void recall() {
        statements++;
    }

    /** Extends the limits to a time, because state is now kept per host. */
    void takeByHost(long until) {
        limits.extend(until);
    }

    /** Records that reports are interpreted differently from now on, with state that may last until a time. */
    void takeOtherwise(long until) {
        statements++;
        promises.clear();
        hopes.clear();
        limits.extend(until);
    }

    /** Returns a test for the hosts that certainly remain when a member leaves. */
    private Predicate<String> certain(String leaver, long now, long responseInterval) {
        return sources.stream().noneMatch(source -> promises.hold(leaver, source, now))
                ? host -> false
                : hosts.certain(leaver, now, responseInterval);
    }

    /**
     * Returns the maximum expiry of the timer of a source that a host no longer wants. Mode {@code immediate} removes
     * known sources of the host at once and queries those that may be part of a longer list. A retransmitted leave has
     * no effect.
     */
    private ToLongFunction<String> ends(Statement statement, Leaving leaving, long answered, long now) {
        String host = statement.host();
        Set<String> wanted = sources.stream()
                .filter(source -> promises.hold(host, source, now))
                .collect(Collectors.toSet());
        if (leaving != Leaving.QUERY && wanted.isEmpty() && hosts.mayRepeat(host, now)) {
            return source -> Long.MAX_VALUE;
        }
        boolean isPart =
                statement.changesToInclude() && !statement.entry().sources().isEmpty();
        boolean excludes = hosts.excludes(host);
        Predicate<String> hadPlace = listed;
        return source -> leaving == Leaving.IMMEDIATE
                        && !isPart
                        && wanted.contains(source)
                        && (excludes || hadPlace.test(source))
                ? now
                : answered;
    }

    private void give(Predicate<String> given, String host, Leaving leaving, long answered, Predicate<String> certain) {
        for (String source : sources) {
            if (given.test(source)) {
                switch (leaving) {
                    case QUERY -> promises.limit(source, answered);
                    case TRACKED -> {
                        promises.limit(host, source, 0);
                        promises.limitUnless(certain, source, answered);
                    }
                    case IMMEDIATE -> promises.limit(source, 0);
                }
            }
        }
        if (leaving == Leaving.IMMEDIATE && sources.stream().anyMatch(given)) {
            justLeftUntil = answered;
        }
    }

    private void ask(Statement statement, boolean tight, Moment moment) {
        long until = moment.now() + moment.shortest();
        for (String source : sources) {
            if (statement.asksFor(source)) {
                if (!tight || isThere(statement.host(), source, statement, moment)) {
                    promises.add(statement.host(), source, until);
                } else {
                    hopes.computeIfAbsent(statement.host(), absent -> new TreeMap<>())
                            .put(source, new Hope(until, !statement.excludes()));
                }
                silent.stream()
                        .filter(host -> statement.silencesOthers() && isThere(host, source, statement, moment))
                        .forEach(host -> promises.add(host, source, until));
            }
        }
    }

    /** Returns true if the state exists; it is refreshed regardless of limits (docs/adr/0009). */
    private boolean isThere(String host, String source, Statement statement, Moment moment) {
        return promises.hold(host, source, moment.now()) && (statement.excludes() || listed.test(source));
    }

    /** Records hosts that may suppress reports. With host tracking, the proxy does not wait for a silent host. */
    private void noteSilent(Statement statement, Leaving leaving) {
        if (statement.silencesOthers() && leaving != Leaving.TRACKED) {
            silent.add(statement.host());
        } else {
            silent.remove(statement.host());
        }
    }
}
