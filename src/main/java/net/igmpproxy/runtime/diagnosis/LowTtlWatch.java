package net.igmpproxy.runtime.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.StreamSampler;
import net.igmpproxy.runtime.probe.StreamSampler.Sample;

/**
 * Check for requested streams that arrive with a TTL too low to be forwarded. The kernel counts their packets in the
 * MFC entry but does not forward them: {@code ip_mr_forward} in {@code net/ipv4/ipmr.c} requires a TTL above the
 * threshold. Streams from upstream and downstream interfaces are checked.
 */
final class LowTtlWatch {
    /** Type of the findings. */
    static final String TYPE = "ttl-too-low";

    /** Retention time, equal to that of past events in the engine. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MAX_STREAMS = 1000;

    /** Default TTL of unicast packets, proposed as the raised TTL. */
    private static final int RAISED_TTL = 64;

    private final StreamSampler sampler;
    private final Map<Arrival, Seen> streams = new HashMap<>();

    /** Stream and its incoming interface. */
    private record Arrival(InterfaceName input, MfcKey stream) {}

    /** Number, times and TTL of the observed packets of a stream. */
    private record Seen(int ttl, long packets, Instant first, Instant last) {
        static Seen now(int ttl, Instant now) {
            return new Seen(ttl, 1, now, now);
        }

        Seen again(Seen later) {
            return new Seen(later.ttl, packets + later.packets, first, later.last);
        }

        Occurrences occurrences(Instant now) {
            return new Occurrences(packets, Duration.between(first, now), Duration.between(last, now));
        }
    }

    LowTtlWatch(StreamSampler sampler) {
        this.sampler = sampler;
    }

    List<Diagnosis> look(Situation situation, Instant now) {
        streams.values().removeIf(seen -> !seen.last.plus(KEPT).isAfter(now));
        sample(situation, now);
        return outputs(situation)
                .flatMap(output -> look(situation, output, now))
                .toList();
    }

    private void sample(Situation situation, Instant now) {
        int highest = outputs(situation)
                .flatMap(output -> situation.configurationOf(output).stream())
                .mapToInt(InterfaceConfiguration::threshold)
                .max()
                .orElse(0);
        List<Link> inputs = situation
                .active()
                .filter(status -> !wantedBeyond(status.name(), situation).isEmpty())
                .flatMap(status -> status.link().stream())
                .toList();
        if (highest > 0 && !inputs.isEmpty()) {
            sampler.lowTtl(inputs, highest).stream()
                    .filter(sample -> wantedBeyond(sample.input(), situation).contains(sample.group()))
                    .forEach(sample -> note(sample, now));
        }
    }

    /** Returns the groups with members on interfaces other than the given one. */
    private static Set<Ipv4Address> wantedBeyond(InterfaceName input, Situation situation) {
        return situation.memberships().stream()
                .filter(membership -> !membership.interfaceName().equals(input))
                .map(membership -> membership.group().address())
                .collect(Collectors.toSet());
    }

    private void note(Sample sample, Instant now) {
        Arrival arrival = new Arrival(sample.input(), new MfcKey(sample.source(), sample.group()));
        if (streams.size() < MAX_STREAMS || streams.containsKey(arrival)) {
            streams.merge(arrival, Seen.now(sample.ttl(), now), Seen::again);
        }
    }

    private Stream<Diagnosis> look(Situation situation, InterfaceName output, Instant now) {
        int threshold = situation
                .configurationOf(output)
                .map(InterfaceConfiguration::threshold)
                .orElse(0);
        Set<Ipv4Address> wanted = situation.memberships().stream()
                .filter(membership -> membership.interfaceName().equals(output))
                .map(GroupMembership::group)
                .map(group -> group.address())
                .collect(Collectors.toSet());
        return streams.entrySet().stream()
                .filter(seen -> seen.getValue().ttl <= threshold
                        && !seen.getKey().input().equals(output)
                        && wanted.contains(seen.getKey().stream().group()))
                .min(Comparator.comparing(seen -> seen.getKey().stream()))
                .map(seen -> diagnosis(output, threshold, seen.getKey(), seen.getValue())
                        .happened(seen.getValue().occurrences(now)))
                .stream();
    }

    private static Diagnosis diagnosis(InterfaceName output, int threshold, Arrival arrival, Seen seen) {
        boolean forwardable = seen.ttl > 1;
        return Diagnosis.on(
                output,
                TYPE,
                Severity.ERROR,
                "Packets of " + arrival.stream() + " arrive on " + arrival.input() + " with a TTL of " + seen.ttl
                        + "; only packets with a TTL above "
                        + threshold + " are forwarded to " + output + ". Have the sender use a higher TTL"
                        + (forwardable
                                ? ", or lower the threshold of " + output
                                : ", or raise the TTL on arrival with nftables"),
                forwardable
                        ? Commands.patch(output, "{\"threshold\": " + (seen.ttl - 1) + "}")
                        : "nft " + Commands.quoted(raiseTtl(arrival)));
    }

    /** Returns a rule on ingress, so that the packet is forwarded, and observed by this check, with the new TTL. */
    private static String raiseTtl(Arrival arrival) {
        return "add table netdev igmp_proxy_ttl; add chain netdev igmp_proxy_ttl raise { type filter hook ingress"
                + " device "
                + Commands.json(arrival.input().value())
                + " priority 0; }; add rule netdev igmp_proxy_ttl raise ip saddr "
                + arrival.stream().origin() + " ip daddr " + arrival.stream().group() + " ip ttl set " + RAISED_TTL;
    }

    private static Stream<InterfaceName> outputs(Situation situation) {
        return situation
                .active()
                .filter(status -> status.role() == Role.DOWNSTREAM)
                .map(InterfaceStatus::name);
    }
}
