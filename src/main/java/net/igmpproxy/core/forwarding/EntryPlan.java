package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which kernel entries one group calls for (RFC 4605 section 4.2): a pure function of the interfaces, of what the hosts
 * of each want, and of the sources seen.
 *
 * <ul>
 *   <li>Where the upstream admits every source and some interface wants sources nobody has named, a wildcard (*,G) entry
 *       forwards them without an upcall, from the first packet on. It lists the upstream VIF too, without which the
 *       kernel does not find it ({@code ipmr_cache_find_any} in {@code net/ipv4/ipmr.c}). Sources that some interface
 *       wants and another does not get an exact entry, which the kernel prefers.
 *   <li>Elsewhere each source has an exact (S,G) entry: at once if it was asked for by name, else from its first packet
 *       on. A source that nobody wants or that is not admitted has a negative one.
 * </ul>
 */
final class EntryPlan {
    /** The highest TTL that counts as open; 255 means closed ({@code ipmr_update_thresholds}). */
    private static final int MAX_OPEN_TTL = 254;

    private final Topology topology;
    private final GroupAddress group;
    private final Map<Ipv4Address, Flow> flows;
    private final List<Demand> demands = new ArrayList<>();

    /**
     * @param filters what the hosts of a downstream interface want of the group
     * @param flows   the sources seen to send to it
     */
    EntryPlan(
            Topology topology,
            GroupAddress group,
            Function<ForwardingInterface, SourceFilter> filters,
            Map<Ipv4Address, Flow> flows) {
        this.topology = topology;
        this.group = group;
        this.flows = flows;
        for (ForwardingInterface candidate : topology.downstreams()) {
            SourceFilter filter = candidate.forwards() ? filters.apply(candidate) : SourceFilter.NOTHING;
            if (!filter.isNothing()) {
                demands.add(new Demand(candidate, filter));
            }
        }
    }

    /** The entries, the wildcard first, then by source. */
    List<MfcEntry> entries() {
        List<MfcEntry> entries = new ArrayList<>();
        MfcEntry wildcard = wildcard();
        if (wildcard != null) {
            entries.add(wildcard);
        }
        for (Ipv4Address source : sources(wildcard != null)) {
            exact(source)
                    .filter(entry -> wildcard == null || !isCovered(entry, wildcard))
                    .ifPresent(entries::add);
        }
        return entries;
    }

    private @Nullable MfcEntry wildcard() {
        ForwardingInterface upstream = topology.upstream(group);
        if (upstream == null || !upstream.admitsAll()) {
            return null;
        }
        VifTtls ttls = VifTtls.none();
        for (Demand demand : demands) {
            if (demand.filter().isExclude()) {
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

    /** The sources that may need an entry of their own. */
    private SortedSet<Ipv4Address> sources(boolean wildcard) {
        SortedSet<Ipv4Address> sources = new TreeSet<>(flows.keySet());
        for (Demand demand : demands) {
            if (wildcard || !demand.filter().isExclude()) {
                sources.addAll(demand.filter().sources());
            }
        }
        return sources;
    }

    /** What becomes of one source's packets, said by an entry of its own; empty if nobody knows where they come in. */
    Optional<MfcEntry> exact(Ipv4Address source) {
        MfcKey key = new MfcKey(source, group.address());
        return input(source).map(input -> new MfcEntry(key, input.vif(), outgoing(source, input)));
    }

    /**
     * Where a source's packets are to come in. A source that was seen where it is not admitted is still expected where it
     * is: otherwise one forged packet would cut a stream off.
     */
    private Optional<ForwardingInterface> input(Ipv4Address source) {
        Flow flow = flows.get(source);
        Optional<ForwardingInterface> seen = flow == null ? Optional.empty() : topology.withVif(flow.vif());
        return seen.filter(arrival -> arrival.admits(source))
                .or(() -> topology.home(source, group).filter(home -> home.admits(source)))
                .or(() -> seen);
    }

    private VifTtls outgoing(Ipv4Address source, ForwardingInterface input) {
        VifTtls ttls = VifTtls.none();
        ForwardingInterface upstream = topology.upstream(group);
        boolean denied = input.upstream() && upstream == null;
        if (denied || !input.admits(source)) {
            return ttls;
        }
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

    /** Whether the wildcard entry does the same for this source. */
    private static boolean isCovered(MfcEntry exact, MfcEntry wildcard) {
        return exact.parent() == wildcard.parent()
                && exact.ttls()
                        .with(wildcard.parent(), wildcard.ttls().threshold(wildcard.parent()))
                        .equals(wildcard.ttls());
    }
}
