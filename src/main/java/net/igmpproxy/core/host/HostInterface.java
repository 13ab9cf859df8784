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
 * The host side of IGMP on the upstream interface (RFC 9776 section 5), in the version of the querier there. Changes made
 * with {@link #set} are gathered and go out with the next {@link #flush}, many groups to a report; repetitions and
 * answers go out in {@link #onDeadline}. Moments are nanoseconds of a monotonic clock that starts at 0.
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
     * @param mtu    the interface's MTU in octets
     * @param random where the random delays come from
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

    /** Goes on with other settings. */
    public void configure(HostSettings settings) {
        variables.configure(settings);
        queriers.configure(settings.robustness());
        changed.addAll(groups.values());
    }

    /** The interface's MTU has changed. */
    public void setMtu(int octets) {
        variables.setMtu(octets);
    }

    /** What has been learnt of the queriers, for a host side that is to follow this one. */
    public HostState state(long now) {
        return new HostState(
                variables.olderQueriers(now),
                variables.adoptedRobustness(),
                querier(),
                querierSilence(now),
                new HostState.Present(queriers.state(now), variables.olderForeigners(now)));
    }

    /** Goes on from what was handed on, before any group is {@linkplain #set set}. */
    public void resume(HostState state, long now) {
        variables.resume(state, now);
        queriers.resume(state, now);
        protocol(now);
    }

    /** How many groups are reported. */
    public int groupCount() {
        return reported;
    }

    /** How many sources are reported, as wanted or not, counted anew in each group. */
    public int sourceCount() {
        return sources;
    }

    /** How many groups of a kind are reported. */
    public long countReported(Predicate<GroupAddress> kind) {
        return groups.values().stream()
                .filter(state -> !state.filter().isNothing() && kind.test(state.group()))
                .count();
    }

    /** The version of IGMP that is spoken. */
    public IgmpVersion version(long now) {
        return variables.version(now);
    }

    /** The last querier heard, if any. */
    public Optional<Ipv4Address> querier() {
        return queriers.querier();
    }

    /** Whether an address is that of a querier, 16 of which are known besides the last one heard. */
    public boolean isKnownQuerier(Ipv4Address address, long now) {
        return queriers.isKnown(address, now);
    }

    /** The queriers that are known. */
    public Set<Ipv4Address> knownQueriers() {
        return queriers.known();
    }

    /** For how long no general query has been heard. */
    public QuerierSilence querierSilence(long now) {
        return queriers.silence(now);
    }

    /**
     * How long the querier has been silent.
     *
     * @param heard   whether a general query has been heard at all
     * @param lasting time since the last one, or since this host is there
     * @param allowed the Other Querier Present Interval (RFC 9776 section 8.5), after which a router takes it to be gone
     */
    public record QuerierSilence(boolean heard, Duration lasting, Duration allowed) {
        /** No querier has been heard yet: the defaults of RFC 9776 section 8 allow 255 s. */
        static final QuerierSilence NONE_HEARD = new QuerierSilence(false, Duration.ZERO, Duration.ofSeconds(255));

        /** Whether a querier that is well would have asked meanwhile. */
        public boolean isTooLong() {
            return lasting.compareTo(allowed) > 0;
        }
    }

    /** What is reported of a group. */
    public SourceFilter filter(GroupAddress group) {
        HostGroup known = groups.get(group);
        return known == null ? SourceFilter.NOTHING : known.filter();
    }

    /** Changes the reception state of a group; the next {@link #flush} makes the difference known. */
    public void set(GroupAddress group, SourceFilter filter) {
        if (!filter(group).equals(filter)) {
            HostGroup state = groups.computeIfAbsent(group, HostGroup::new);
            change(state, filter);
            changed.add(state);
        }
    }

    /** Makes known what has changed since the last call (RFC 9776 section 5.1). */
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

    /** Makes everything known once more, as after the link has come back. */
    public void reportAll(long now) {
        groups.values().forEach(state -> state.tell(SourceFilter.NOTHING));
        changed.addAll(groups.values());
        flush(now);
    }

    /** Leaves every group, at once. */
    public void leaveAll(long now) {
        groups.values().forEach(state -> change(state, SourceFilter.NOTHING));
        changed.addAll(groups.values());
        flush(now);
    }

    /**
     * A querier has asked (RFC 9776 section 5.2). While its sender may be the only one, a query of version 2 is answered in
     * version 2, since its sender may understand no other: unless the version to speak is configured.
     *
     * @param standing what its address says of it
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
     * A program on this router has reported something with this router's address. What would be taken away of a group by
     * it is reported again by the next {@link #flush}.
     *
     * @return the groups
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
     * Another host has reported a group in version 1 or 2, which in those versions answers for this one too and ends the
     * repetitions of its own report (RFC 2236 section 3).
     */
    public void onOlderReport(GroupAddress group, long now) {
        HostGroup state = groups.get(group);
        if (state != null && variables.version(now) != IgmpVersion.V3) {
            state.cancel();
        }
    }

    /** Does what is due. */
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

    /** When there is something to do next, or {@link Long#MAX_VALUE}. */
    public long nextDeadline() {
        long reports = Math.min(protocol.nextDeadline(), deadlines.next());
        return Math.min(reports, Math.min(versionChangesAt, answers.nextDeadline()));
    }

    private boolean speaksTooNew(MembershipQuery query) {
        return query.version() == IgmpVersion.V2 && version == IgmpVersion.V3 && !variables.isVersionFixed();
    }

    /** The protocol of the present mode; when the mode changes, all that is owed is dropped (section 7.2.1). */
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
     * Another version is spoken. What is owed is dropped; of what an older version cannot say, the rest is said when
     * version 3 is spoken again.
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

    /** A random delay in (0, max], in nanoseconds. */
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
