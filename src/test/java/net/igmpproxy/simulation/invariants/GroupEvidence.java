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

/** What has been said of one group on one LAN: until when each source must be forwarded, and may be. */
final class GroupEvidence {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final List<String> sources;

    /** Until when what hosts have said must be heeded. */
    private final Promises promises = new Promises();

    /** What is such a promise only if the proxy has room for it. */
    private final Map<String, Map<String, Hope>> hopes = new TreeMap<>();

    /** The sources that had a place of their own in the group's list, and have not lost it since. */
    private Predicate<String> listed = source -> false;

    /** Hosts that may keep a report back because they hear another's, and count on that. */
    private final Set<String> silent = new TreeSet<>();

    private final HeardHosts hosts;
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

    /**
     * What may become a promise.
     *
     * @param until  until when it would hold
     * @param byName whether it takes a place in the list, as the host has named the source
     */
    private record Hope(long until, boolean byName) {}

    GroupEvidence(List<String> sources) {
        this.sources = sources;
        this.limits = new TimerLimits(sources);
        this.hosts = new HeardHosts(sources);
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
        if (leaving == Leaving.IMMEDIATE || (leaving == Leaving.TRACKED && whole)) {
            // The proxy knows by the host's answer what this host wants no more, and may not wait for the others'.
            promises.removeIf(statement.host(), statement::lacks);
        }
        long answered = moment.now() + variables.lastMemberQueryTime();
        ToLongFunction<String> ends = ends(statement, leaving, answered, moment.now());
        // Over a limit a change to INCLUDE mode is cut to what fits, and what does not fit is given up with the mode.
        Predicate<String> sure = certain(statement.host(), moment.now(), variables.queryResponseInterval());
        boolean cut = settings.isTight() && statement.changesToInclude();
        Predicate<String> given = source -> statement.gives(source) || (cut && !listed.test(source));
        // A leave of a host that is no member is queried.
        boolean stranger = leaving == Leaving.IMMEDIATE && !settings.isTight() && hosts.isUnknown(statement.host());
        give(given, statement.host(), stranger ? Leaving.QUERY : leaving, answered, sure);
        if (settings.isTight()) {
            // The proxy remembers the host's wish no more, and may have no room for it a second time.
            promises.removeIf(statement.host(), given);
        }
        // Over a limit a list is cut, so that what it gives up may go unnoticed.
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
            // "Delete (X-A)" of RFC 9776 section 6.4, and of all in the older modes.
            listed = source -> false;
        }
    }

    /** Another router has asked: some sources, or all if none is named, count only as long as somebody answers. */
    void lower(Collection<String> asked, long until) {
        statements++;
        promises.limitAll(asked, until);
    }

    /**
     * Hopes come true where the proxy has taken notice of the host, and has had room for the source if it was named; the
     * others are given up.
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

    /** The proxy has forgotten the group. */
    void forget() {
        statements++;
        promises.clear();
        hopes.clear();
        limits.end();
    }

    /** The proxy need not know the group any more, but may: its timers are no longer than they were. */
    void lose() {
        statements++;
        promises.clear();
        hopes.clear();
    }

    /** What the proxy still knows of the group counts again. */
    void recall() {
        statements++;
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

    /** The hosts that certainly remain when a member leaves. */
    private Predicate<String> certain(String leaver, long now, long responseInterval) {
        return sources.stream().noneMatch(source -> promises.hold(leaver, source, now))
                ? host -> false
                : hosts.certain(leaver, now, responseInterval);
    }

    /**
     * Until when the timer of a source that is given up may run: {@code immediate} prunes at once what the host is known to
     * have wanted, and queries what may be one part of a longer list. The repetition of a leave has no effect.
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

    /** What is there is refreshed whatever the limits say (docs/adr/0009). */
    private boolean isThere(String host, String source, Statement statement, Moment moment) {
        return promises.hold(host, source, moment.now()) && (statement.excludes() || listed.test(source));
    }

    /** Where hosts are tracked, a host that keeps silent is not waited for. */
    private void noteSilent(Statement statement, Leaving leaving) {
        if (statement.silencesOthers() && leaving != Leaving.TRACKED) {
            silent.add(statement.host());
        } else {
            silent.remove(statement.host());
        }
    }
}
