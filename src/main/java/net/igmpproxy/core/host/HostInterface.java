package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Host side of IGMP on the upstream interface (RFC 9776 section 5), in the version of the querier there. {@link #set}
 * collects changes, and the next {@link #flush} sends them, many groups to a report. {@link #onDeadline} sends
 * repetitions and answers. Times are nanoseconds of a monotonic clock that starts at 0. Not thread-safe.
 */
public final class HostInterface {
    private final HostOutput output;
    private final Random random;
    private final HostVariables variables;
    private final TreeMap<GroupAddress, HostGroup> groups = new TreeMap<>();
    private final DeadlineQueue<HostGroup> deadlines = new DeadlineQueue<>();
    private final Set<HostGroup> changed = new LinkedHashSet<>();
    private int reported;
    private int sources;
    private IgmpVersion version;
    private HostProtocol protocol;
    private long versionChangesAt = DeadlineQueue.NEVER;
    private final HeardQueriers queriers;
    private final QueryAnswers answers;

    /**
     * Creates a host side without groups.
     *
     * @param mtu    MTU of the interface in bytes
     * @param random source of the random delays
     */
    public HostInterface(HostSettings settings, int mtu, Random random, HostOutput output, long now) {
        this.variables = new HostVariables(settings, mtu);
        this.random = random;
        this.output = output;
        this.queriers = new HeardQueriers(settings.robustness(), now);
        this.answers = new QueryAnswers(groups, deadlines, variables, random, now);
        this.version = variables.version(now);
        this.protocol = protocolOf(version);
    }

    /** Applies new settings. */
    public void configure(HostSettings settings) {
        variables.configure(settings);
        queriers.configure(settings.robustness());
        changed.addAll(groups.values());
    }

    /** Sets the MTU of the interface, in bytes. */
    public void setMtu(int octets) {
        variables.setMtu(octets);
    }

    /** Querier state for a handover. */
    public HostState state(long now) {
        return new HostState(
                variables.olderQueriers(now),
                variables.adoptedRobustness(),
                querier(),
                querierSilence(now),
                new HostState.Present(queriers.state(now), variables.olderForeigners(now)));
    }

    /** Restores the querier state of a handover. Must precede the first {@link #set}. */
    public void resume(HostState state, long now) {
        variables.resume(state, now);
        queriers.resume(state, now);
        protocol(now);
    }

    /** Number of reported groups. */
    public int groupCount() {
        return reported;
    }

    /** Number of sources in the reported filters; a source of two groups counts twice. */
    public int sourceCount() {
        return sources;
    }

    /** Number of reported groups that satisfy a condition. */
    public long countReported(Predicate<GroupAddress> kind) {
        return groups.values().stream()
                .filter(state -> !state.filter().isNothing() && kind.test(state.group()))
                .count();
    }

    /** The IGMP version of this host. */
    public IgmpVersion version(long now) {
        return variables.version(now);
    }

    /** The querier of the last query; empty if none was received. */
    public Optional<Ipv4Address> querier() {
        return queriers.querier();
    }

    /** Returns true if the address is that of a known querier: the last one, or one of up to 16 that count. */
    public boolean isKnownQuerier(Ipv4Address address, long now) {
        return queriers.isKnown(address, now);
    }

    /** Addresses of the known queriers. */
    public Set<Ipv4Address> knownQueriers() {
        return queriers.known();
    }

    /** Time without a general query. */
    public QuerierSilence querierSilence(long now) {
        return queriers.silence(now);
    }

    /**
     * Time without a general query.
     *
     * @param heard   true if a general query was ever received
     * @param lasting time since the last general query, or since the start of this host
     * @param allowed Other Querier Present Interval (RFC 9776 section 8.5), after which a router considers the querier
     *                absent
     */
    public record QuerierSilence(boolean heard, Duration lasting, Duration allowed) {
        /** No querier so far. The defaults of RFC 9776 section 8 allow 255 s. */
        static final QuerierSilence NONE_HEARD = new QuerierSilence(false, Duration.ZERO, Duration.ofSeconds(255));

        /** Returns true if the querier counts as absent. */
        public boolean isTooLong() {
            return lasting.compareTo(allowed) > 0;
        }
    }

    /** The reported filter of a group. */
    public SourceFilter filter(GroupAddress group) {
        HostGroup known = groups.get(group);
        return known == null ? SourceFilter.NOTHING : known.filter();
    }

    /** Changes the reception state of a group. The next {@link #flush} reports the difference. */
    public void set(GroupAddress group, SourceFilter filter) {
        if (!filter(group).equals(filter)) {
            HostGroup state = groups.computeIfAbsent(group, HostGroup::new);
            change(state, filter);
            changed.add(state);
        }
    }

    /** Reports all changes since the last call (RFC 9776 section 5.1). */
    public void flush(long now) {
        if (changed.isEmpty()) {
            return;
        }
        HostProtocol speaking = protocol(now);
        for (HostGroup state : changed) {
            if (!state.told().equals(state.filter())) {
                speaking.change(state, now);
            }
            settle(state);
        }
        speaking.flush();
        changed.clear();
    }

    /** Reports all groups again, for example after the link has come back. */
    public void reportAll(long now) {
        groups.values().forEach(state -> state.tell(SourceFilter.NOTHING));
        changed.addAll(groups.values());
        flush(now);
    }

    /** Leaves all groups at once. */
    public void leaveAll(long now) {
        groups.values().forEach(state -> change(state, SourceFilter.NOTHING));
        changed.addAll(groups.values());
        flush(now);
    }

    /**
     * Handles a query (RFC 9776 section 5.2). An IGMPv2 query of a sender that may be the only querier is answered in
     * version 2, since the sender may not understand version 3. A configured version takes precedence.
     *
     * @param standing standing of the sender's address
     * @return the weight of the query
     */
    public QueryWeight onQuery(Ipv4Address router, QuerierStanding standing, MembershipQuery query, long now) {
        QueryWeight weight = queriers.weigh(router, standing, query, now);
        if (weight == QueryWeight.IGNORED) {
            return weight;
        }
        if (weight == QueryWeight.COUNTS && standing.counts()) {
            variables.heard(query, now);
        } else if (weight == QueryWeight.COUNTS) {
            variables.heardForeign(query, now);
        } else if (weight == QueryWeight.VERSION) {
            variables.heardVersion(query, now);
        }
        queriers.heard(router, standing, weight, query, new HeardQueriers.Moment(now, variables.robustness()));
        HostProtocol speaking = protocol(now);
        if (weight == QueryWeight.ANSWERED && speaksTooNew(query) && queriers.mayBeTheOnlyOne(router, now)) {
            answers.answerInVersion2(query, now);
        } else {
            answers.answer(speaking, query, weight == QueryWeight.COUNTS, now);
        }
        return weight;
    }

    /**
     * Handles a report that a program on this router sent from this router's address. If the report reduces the state
     * of a group at the upstream routers, the next {@link #flush} reports the group again.
     *
     * @return the groups whose state the report reduces
     */
    public List<GroupAddress> onOwnHostReport(Report report, long now) {
        List<GroupAddress> contradicted = OwnHostReports.contradicted(report, this::filter);
        contradicted.stream()
                .map(groups::get)
                .filter(state -> state != null && state.repeat(now))
                .forEach(changed::add);
        return contradicted;
    }

    /**
     * Handles an IGMPv1 or IGMPv2 report of another host. In those versions it also answers for this host and ends the
     * repetitions of its own report (RFC 2236 section 3).
     */
    public void onOlderReport(GroupAddress group, long now) {
        HostGroup state = groups.get(group);
        if (state != null && variables.version(now) != IgmpVersion.V3) {
            state.cancel();
        }
    }

    /** Sends the reports that are due. */
    public void onDeadline(long now) {
        HostProtocol speaking = protocol(now);
        answers.onDeadline(speaking, now);
        speaking.onDeadline(now);
        for (HostGroup state = deadlines.poll(now); state != null; state = deadlines.poll(now)) {
            if (state.takeVersion2Answer(now) && !state.filter().isNothing()) {
                output.send(new ReportV2(state.group()));
            }
            speaking.due(state, now);
            settle(state);
        }
        speaking.flush();
        flush(now);
    }

    /** Time of the next deadline, {@link Long#MAX_VALUE} if there is none. */
    public long nextDeadline() {
        long reports = Math.min(protocol.nextDeadline(), deadlines.next());
        return Math.min(reports, Math.min(versionChangesAt, answers.nextDeadline()));
    }

    private boolean speaksTooNew(MembershipQuery query) {
        return query.version() == IgmpVersion.V2 && version == IgmpVersion.V3 && !variables.isVersionFixed();
    }

    /**
     * Returns the protocol of the present compatibility mode. A change of the mode cancels all pending reports (RFC
     * 9776 section 7.2.1).
     */
    private HostProtocol protocol(long now) {
        IgmpVersion mode = variables.version(now);
        if (mode != version) {
            version = mode;
            List.copyOf(groups.values()).forEach(this::speakOtherwise);
            protocol = protocolOf(mode);
        }
        versionChangesAt = variables.versionChangesAt(now);
        return protocol;
    }

    /**
     * Adapts a group to a new version: cancels its pending reports. Changes that an older version cannot express are
     * reported when version 3 is in use again.
     */
    private void speakOtherwise(HostGroup state) {
        state.cancel();
        if (version != IgmpVersion.V3) {
            boolean isTold = !state.told().isNothing() && !variables.isSourceSpecific(state.group());
            state.tell(isTold ? SourceFilter.EVERYTHING : SourceFilter.NOTHING);
        }
        changed.add(state);
        settle(state);
    }

    private HostProtocol protocolOf(IgmpVersion mode) {
        return mode == IgmpVersion.V3
                ? new Version3Host(groups, variables, random, output)
                : new OlderVersionHost(mode, groups.values(), deadlines, variables, random, output);
    }

    /** Random delay in (0, max], in nanoseconds. */
    static long delay(long max, Random random) {
        return Math.max(1, (long) (random.nextDouble() * max));
    }

    private void change(HostGroup state, SourceFilter filter) {
        reported += (filter.isNothing() ? 0 : 1) - (state.filter().isNothing() ? 0 : 1);
        sources += filter.sources().size() - state.filter().sources().size();
        state.setFilter(filter);
    }

    private void settle(HostGroup state) {
        if (state.isFinished()) {
            groups.remove(state.group(), state);
            deadlines.remove(state);
        } else {
            deadlines.update(state);
        }
    }
}
