package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.membership.SourceFilter;
import org.jspecify.annotations.Nullable;

/**
 * MFC entries required for one group (RFC 4605 section 4.2): a pure function of the interfaces, the source filters of
 * each interface and the flows.
 *
 * <ul>
 *   <li>A wildcard (*,G) entry exists if the upstream interface admits every source and some interface is in EXCLUDE
 *       mode. It forwards all other sources from the first packet, without an upcall. The entry lists the upstream VIF
 *       too; without it the kernel does not find the entry ({@code ipmr_cache_find_any} in {@code net/ipv4/ipmr.c}).
 *       The entry matches upstream packets only. There is no wildcard entry once a host has sent to the group on an
 *       interface in EXCLUDE mode without {@linkplain ArrivalVifs arrival VIF}. Sources that only some of the
 *       interfaces request have an (S,G) entry, which the kernel prefers.
 *   <li>Otherwise each source has an (S,G) entry: immediately if a member requests the source by address, else from its
 *       first packet. A source that is not admitted or that no member requests has a negative entry.
 * </ul>
 *
 * <p>The entry of a source depends on its own flow and on the plan. Other flows change the plan only if they decide on
 * the wildcard entry: see {@link #isOutdated}.
 */
final class EntryPlan {
    /** Highest TTL threshold of an open VIF; the kernel treats 255 as closed ({@code ipmr_update_thresholds}). */
    private static final int MAX_OPEN_TTL = 254;

    private final Topology topology;
    private final GroupAddress group;
    private final @Nullable ForwardingInterface upstream;
    private final List<Demand> demands = new ArrayList<>();
    private final @Nullable MfcEntry wildcard;

    /** Interfaces in EXCLUDE mode on which a sender to the group would prevent a wildcard entry. */
    private final Set<InterfaceName> exposed = new HashSet<>();

    private final Predicate<InterfaceName> senders;

    private @Nullable NavigableSet<Ipv4Address> named;

    /** Outgoing VIFs for sources that no source list contains, by input VIF; computed on first use. */
    private final @Nullable VifTtls[] unnamedOutgoing = new VifTtls[VifTtls.MAX_VIFS];

    /**
     * @param filters returns the source filter of a downstream interface for the group
     * @param senders tests whether a host on an interface without arrival VIF has sent to the group
     */
    EntryPlan(
            Topology topology,
            GroupAddress group,
            Function<ForwardingInterface, SourceFilter> filters,
            Predicate<InterfaceName> senders) {
        this.topology = topology;
        this.group = group;
        this.senders = senders;
        this.upstream = topology.upstream(group);
        for (ForwardingInterface candidate : topology.downstreams()) {
            SourceFilter filter = candidate.forwards() ? filters.apply(candidate) : SourceFilter.NOTHING;
            if (!filter.isNothing()) {
                demands.add(new Demand(candidate, filter));
            }
        }
        MfcEntry possible = makeWildcard();
        this.wildcard = isExposedToSenders() ? null : possible;
    }

    /** Returns true if a host has sent to the group since and the plan must lose its wildcard entry. */
    boolean isOutdated() {
        return wildcard != null && isExposedToSenders();
    }

    private boolean isExposedToSenders() {
        return exposed.stream().anyMatch(senders);
    }

    /** Returns true if another plan for the same interfaces requires the same entries. */
    boolean callsForTheSameAs(EntryPlan other) {
        return demands.equals(other.demands) && Objects.equals(wildcard, other.wildcard);
    }

    /** Returns true if a sender to the group on this interface would prevent a wildcard entry. */
    boolean isExposed(InterfaceName name) {
        return exposed.contains(name);
    }

    /** Returns true if the group has no wildcard entry because of senders on interfaces in EXCLUDE mode. */
    boolean isWildcardRuledOut() {
        return wildcard == null && !exposed.isEmpty();
    }

    /** Returns the wildcard entry, or null if the group has none. */
    @Nullable
    MfcEntry wildcard() {
        return wildcard;
    }

    /** Sources that need an (S,G) entry before their first packet, provided that their input interface is known. */
    NavigableSet<Ipv4Address> named() {
        if (named == null) {
            named = Collections.unmodifiableNavigableSet(makeNamed());
        }
        return named;
    }

    private NavigableSet<Ipv4Address> makeNamed() {
        NavigableSet<Ipv4Address> sources = new TreeSet<>();
        for (Demand demand : demands) {
            if (wildcard != null || !demand.filter().isExclude()) {
                sources.addAll(demand.filter().sources());
            }
        }
        return sources;
    }

    /**
     * Returns the (S,G) entry that a source needs, or null if it needs none.
     *
     * @param flow flow of the source, or null before its first packet
     */
    @Nullable
    MfcEntry needed(Ipv4Address source, @Nullable Flow flow) {
        if (flow == null && !isNamed(source)) {
            return null;
        }
        MfcEntry exact = exact(source, flow);
        return exact == null || isCovered(exact, flow) ? null : exact;
    }

    /** Returns an (S,G) entry that describes the forwarding of a source, or null if its input interface is unknown. */
    @Nullable
    MfcEntry exact(Ipv4Address source, @Nullable Flow flow) {
        ForwardingInterface input = input(source, flow);
        return input == null
                ? null
                : new MfcEntry(new MfcKey(source, group.address()), input.vif(), outgoing(source, input));
    }

    /** Returns the use of the packets that match an (S,G) entry. */
    FlowUse use(MfcEntry exact) {
        if (exact.ttls().isEmpty()) {
            return FlowUse.DROPPED;
        }
        return upstream == null || exact.ttls().containsOther(upstream.vif()) ? FlowUse.MEMBERS : FlowUse.UPSTREAM_ONLY;
    }

    private @Nullable MfcEntry makeWildcard() {
        if (upstream == null || !upstream.admitsAll()) {
            return null;
        }
        VifTtls ttls = VifTtls.none();
        for (Demand demand : demands) {
            if (demand.filter().isExclude()) {
                if (!topology.arrivalVifs().isSeparate(demand.member().vif())) {
                    exposed.add(demand.member().name());
                }
                ttls = ttls.with(demand.member().vif(), demand.member().threshold());
            }
        }
        if (ttls.isEmpty()) {
            return null;
        }
        MfcKey key = new MfcKey(Ipv4Address.UNSPECIFIED, group.address());
        int own = Math.min(upstream.threshold(), MAX_OPEN_TTL);
        return new MfcEntry(key, upstream.vif(), ttls.with(upstream.vif(), own));
    }

    private boolean isNamed(Ipv4Address source) {
        for (Demand demand : demands) {
            if ((wildcard != null || !demand.filter().isExclude())
                    && demand.filter().sources().contains(source)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the expected input interface of a source. A source seen only on an interface that does not admit it is
     * still expected on the interface that does: otherwise one forged packet would interrupt a stream.
     */
    private @Nullable ForwardingInterface input(Ipv4Address source, @Nullable Flow flow) {
        ForwardingInterface seen =
                flow == null ? null : topology.withVif(flow.vif()).orElse(null);
        if (seen != null && seen.admits(source)) {
            return seen;
        }
        ForwardingInterface home = topology.home(source, group).orElse(null);
        return home != null && home.admits(source) ? home : seen;
    }

    private VifTtls outgoing(Ipv4Address source, ForwardingInterface input) {
        boolean denied = input.upstream() && upstream == null;
        if (denied || !input.admits(source)) {
            return VifTtls.none();
        }
        for (Demand demand : demands) {
            if (demand.filter().sources().contains(source)) {
                return openTo(source, input);
            }
        }
        VifTtls known = unnamedOutgoing[input.vif()];
        VifTtls ttls = known == null ? openTo(source, input) : known;
        unnamedOutgoing[input.vif()] = ttls;
        return ttls;
    }

    private VifTtls openTo(Ipv4Address source, ForwardingInterface input) {
        VifTtls ttls = VifTtls.none();
        if (upstream != null && !input.upstream()) {
            ttls = ttls.with(upstream.vif(), upstream.threshold());
        }
        for (Demand demand : demands) {
            if (demand.filter().admits(source) && demand.member().vif() != input.vif()) {
                ttls = ttls.with(demand.member().vif(), demand.member().threshold());
            }
        }
        return ttls;
    }

    /**
     * Returns true if the wildcard entry forwards this source in the same way. This is false for a flow whose packets
     * arrive where they must be dropped: only an (S,G) entry stops the kernel's upcalls for them.
     */
    private boolean isCovered(MfcEntry exact, @Nullable Flow flow) {
        if (wildcard == null || exact.parent() != wildcard.parent()) {
            return false;
        }
        if (flow != null && (flow.vif() != exact.parent() || flow.isRejectedElsewhere())) {
            return false;
        }
        return exact.ttls().equalsExceptFor(wildcard.parent(), wildcard.ttls());
    }
}
