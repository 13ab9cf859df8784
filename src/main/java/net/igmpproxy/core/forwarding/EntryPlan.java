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
 * Which kernel entries one group calls for (RFC 4605 section 4.2): a pure function of the interfaces, of what the hosts
 * of each want, and of the flows.
 *
 * <ul>
 *   <li>Where the upstream admits every source and some interface wants sources nobody has named, a wildcard (*,G) entry
 *       forwards them without an upcall, from the first packet on. It lists the upstream VIF too, without which the
 *       kernel does not find it ({@code ipmr_cache_find_any} in {@code net/ipv4/ipmr.c}). It answers only what comes in
 *       upstream: an interface with members that has no {@linkplain ArrivalVifs arrival VIF} rules it out once a host
 *       there has sent to the group. Sources that some interface wants and another does not get an exact entry,
 *       which the kernel prefers.
 *   <li>Elsewhere each source has an exact (S,G) entry: at once if it was asked for by name, else from its first packet
 *       on. A source that nobody wants or that is not admitted has a negative one.
 * </ul>
 *
 * <p>The entry of one source follows from its own flow and from the plan. Other flows change the plan only where they decide
 * whether there is a wildcard entry: see {@link #isOutdated}.
 */
final class EntryPlan {
    /** The highest TTL that counts as open; 255 means closed ({@code ipmr_update_thresholds}). */
    private static final int MAX_OPEN_TTL = 254;

    private final Topology topology;
    private final GroupAddress group;
    private final @Nullable ForwardingInterface upstream;
    private final List<Demand> demands = new ArrayList<>();
    private final @Nullable MfcEntry wildcard;

    /** Interfaces with members that rule out a wildcard entry if a host there has ever sent to the group. */
    private final Set<InterfaceName> exposed = new HashSet<>();

    private final Predicate<InterfaceName> senders;

    private @Nullable NavigableSet<Ipv4Address> named;

    /** By incoming VIF: where packets of sources leave that no interface has named; filled when needed. */
    private final @Nullable VifTtls[] unnamedOutgoing = new VifTtls[VifTtls.MAX_VIFS];

    /**
     * @param filters what the hosts of a downstream interface want of the group
     * @param senders tests whether a host on an interface without arrival VIF has ever sent to the group
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

    /** Whether there is a wildcard entry, and is to be none any more since a host has sent to the group. */
    boolean isOutdated() {
        return wildcard != null && isExposedToSenders();
    }

    private boolean isExposedToSenders() {
        return exposed.stream().anyMatch(senders);
    }

    /** Whether another plan, for the same interfaces, calls for the same entries. */
    boolean callsForTheSameAs(EntryPlan other) {
        return demands.equals(other.demands) && Objects.equals(wildcard, other.wildcard);
    }

    /** Whether members of an interface rule out a wildcard entry if a host there has ever sent to the group. */
    boolean isExposed(InterfaceName name) {
        return exposed.contains(name);
    }

    /** Whether there is no wildcard entry because of hosts that have sent to the group. */
    boolean isWildcardRuledOut() {
        return wildcard == null && !exposed.isEmpty();
    }

    /** The wildcard entry, or null if the group has none. */
    @Nullable
    MfcEntry wildcard() {
        return wildcard;
    }

    /** The sources that have an entry of their own before a packet of them has come in, if it is known where they will. */
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
     * The entry that a source is to have of its own; null if it needs none.
     *
     * @param flow the source's flow, or null if no packet of it has come in
     */
    @Nullable
    MfcEntry needed(Ipv4Address source, @Nullable Flow flow) {
        if (flow == null && !isNamed(source)) {
            return null;
        }
        MfcEntry exact = exact(source, flow);
        return exact == null || isCovered(exact, flow) ? null : exact;
    }

    /** What becomes of one source's packets, said by an entry of its own; null if nobody knows where they come in. */
    @Nullable
    MfcEntry exact(Ipv4Address source, @Nullable Flow flow) {
        ForwardingInterface input = input(source, flow);
        return input == null
                ? null
                : new MfcEntry(new MfcKey(source, group.address()), input.vif(), outgoing(source, input));
    }

    /** Use that is made of packets that an exact entry describes. */
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
     * Where a source's packets are to come in. A source that was seen where it is not admitted is still expected where it
     * is: otherwise one forged packet would cut a stream off.
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
     * Whether the wildcard entry does the same for this source. It does not if packets come in where they are to be dropped:
     * only an exact entry keeps the kernel from asking about each of them.
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
