package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.simulation.invariants.GroupEvidence.Moment;
import net.igmpproxy.simulation.peers.Addresses;
import net.igmpproxy.simulation.peers.ResponseTime;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.Settings;

/** Messages received on one link. If the RFCs permit several behaviours, all of them are accepted. */
final class LanEvidence {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final String own;
    private final List<String> sources;
    private final Map<String, GroupEvidence> groups = new TreeMap<>();
    private long otherQueryAt = LONG_AGO;
    private long otherAsksAtLeastUntil;
    private long otherAsksAtMostUntil;
    private final OlderRouters olderRouters = new OlderRouters();
    private Bounds bounds = Bounds.of(new RouterVariables(1, 0, 0, 0, 1));
    private long ownGeneralQueryAt = LONG_AGO;

    /**
     * @param own     the proxy's address on the link
     * @param sources all sources that reports may list
     */
    LanEvidence(String own, List<String> sources) {
        this.own = own;
        this.sources = List.copyOf(sources);
    }

    /** Returns true if the proxy must be the querier. */
    boolean isSurelyQuerier(long now) {
        return otherAsksAtMostUntil <= now;
    }

    /** Returns true if the proxy cannot be the querier. */
    boolean isSurelyNotQuerier(long now) {
        return otherAsksAtLeastUntil > now;
    }

    /** Returns the time until which another router may be the querier, in nanoseconds. */
    long otherAsksAtMostUntil() {
        return otherAsksAtMostUntil;
    }

    /** Returns the time of the last query of another router, querier or not, in nanoseconds. */
    long otherQueryAt() {
        return otherQueryAt;
    }

    /** Returns the time of the proxy's last general query, in nanoseconds. */
    long ownGeneralQueryAt() {
        return ownGeneralQueryAt;
    }

    GroupEvidence of(String group) {
        return groups.computeIfAbsent(group, absent -> new GroupEvidence(sources));
    }

    void onStatement(Statement statement, Settings settings, InterfaceSettings lan, long now) {
        RouterVariables own = lan.variables();
        boolean querier = isSurelyQuerier(now);
        Bounds present = querier ? Bounds.of(own) : bounds.with(own);
        Moment moment = new Moment(
                now,
                present.least().groupMembershipInterval(),
                present.most().groupMembershipInterval(),
                querier,
                lan.protocol().fixedVersion().orElseGet(() -> olderRouters.oldest(now)));
        of(statement.entry().group()).hear(statement, settings, own, moment);
    }

    /** Records a query of another router (RFC 9776 sections 6.6.1 and 6.6.2). */
    void onQuery(String router, Query query, InterfaceSettings lan, long now) {
        otherQueryAt = now;
        boolean wins = !router.equals(Ipv4.UNSPECIFIED)
                && Addresses.compare(router, own) < 0
                && lan.protocol().mayBeQuerier(router);
        if (query.isGeneral() && wins) {
            bounds = bounds.adopted(query, lan.variables(), isSurelyQuerier(now));
            otherAsksAtLeastUntil = now + bounds.least().otherQuerierPresentInterval();
            otherAsksAtMostUntil =
                    Math.max(otherAsksAtMostUntil, now + bounds.most().otherQuerierPresentInterval());
        } else if (!query.isGeneral() && !query.querierFields().suppress()) {
            RouterVariables variables = lan.variables();
            long time = Math.min(variables.lastMemberQueryInterval(), ResponseTime.ofVersion3(query));
            of(query.group()).lower(query.sources(), now + variables.lastMemberQueryCount() * time);
        }
        olderRouters.heard(query, bounds.adopted(query, lan.variables(), false).most(), now);
    }

    void onOwnQuery(Query query, long now) {
        if (query.isGeneral()) {
            ownGeneralQueryAt = now;
        } else {
            of(query.group()).asked(now);
        }
    }

    /** Confirms evidence; see {@link Evidence#confirm}. */
    void confirm(String name, Snapshot snapshot) {
        groups.forEach((group, said) -> said.confirm(
                (host, source) -> snapshot.isTracked(name, group, host, source),
                source -> snapshot.isListed(name, group, source)));
    }

    /**
     * Records a configuration change, which may change the querier and the interpretation of reports.
     *
     * @param lan the new configuration of the link
     */
    void onConfigured(Settings before, Settings after, InterfaceSettings lan, long now) {
        otherAsksAtLeastUntil = 0;
        long until = now + bounds.with(lan.variables()).most().groupMembershipInterval();
        groups.forEach((group, said) -> {
            if (!lan.allows(group)) {
                said.forget();
            } else if (!before.ssm().equals(after.ssm())) {
                said.takeOtherwise(until);
            } else if (before.leaving() != after.leaving()) {
                said.takeByHost(until);
            }
        });
    }

    /** Records an engine restart; a new engine does not know the querier. */
    void onRestart() {
        otherAsksAtLeastUntil = 0;
    }

    /** Records that the interface was removed: the proxy may keep or drop the state until the interface returns. */
    void lose() {
        groups.values().forEach(GroupEvidence::lose);
        otherAsksAtLeastUntil = 0;
    }

    /** Records that the interface is back. */
    void recall() {
        groups.values().forEach(GroupEvidence::recall);
    }

    /** Records that the proxy has dropped all state. */
    void forget() {
        groups.values().forEach(GroupEvidence::forget);
        otherAsksAtLeastUntil = 0;
    }
}
