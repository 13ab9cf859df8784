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
import net.igmpproxy.core.engine.Finding.Occurrences;
import net.igmpproxy.core.engine.InterfaceStatus;
import net.igmpproxy.core.forwarding.MfcKey;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.runtime.diagnosis.StreamSampler.Sample;

/**
 * Notices streams that hosts wait for and that come in with too low a TTL: the kernel counts their packets with their
 * entry, and then forwards none ({@code ip_mr_forward} in {@code net/ipv4/ipmr.c} asks for a TTL above the threshold).
 */
final class LowTtlWatch {
    /** What it finds. */
    static final String TYPE = "ttl-too-low";

    /** As long as the engine keeps what has happened. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MAX_STREAMS = 1000;

    private final StreamSampler sampler;
    private final Map<MfcKey, Seen> streams = new HashMap<>();

    /** How often, when and with what TTL packets of a stream were seen. */
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
        situation.upstream().flatMap(InterfaceStatus::link).ifPresent(input -> sample(situation, input, now));
        return situation.upstream().stream()
                .flatMap(
                        upstream -> outputs(situation).flatMap(output -> look(situation, upstream.name(), output, now)))
                .toList();
    }

    private void sample(Situation situation, Link input, Instant now) {
        Set<Ipv4Address> wanted = situation.memberships().stream()
                .map(membership -> membership.group().address())
                .collect(Collectors.toSet());
        int highest = outputs(situation)
                .flatMap(output -> situation.configurationOf(output).stream())
                .mapToInt(InterfaceConfiguration::threshold)
                .max()
                .orElse(0);
        if (highest > 0 && !wanted.isEmpty()) {
            sampler.lowTtl(input, highest).stream()
                    .filter(sample -> wanted.contains(sample.group()))
                    .forEach(sample -> note(sample, now));
        }
    }

    private void note(Sample sample, Instant now) {
        MfcKey stream = new MfcKey(sample.source(), sample.group());
        if (streams.size() < MAX_STREAMS || streams.containsKey(stream)) {
            streams.merge(stream, Seen.now(sample.ttl(), now), Seen::again);
        }
    }

    private Stream<Diagnosis> look(Situation situation, InterfaceName input, InterfaceName output, Instant now) {
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
                .filter(stream -> stream.getValue().ttl <= threshold
                        && wanted.contains(stream.getKey().group()))
                .min(Comparator.comparing(Map.Entry::getKey))
                .map(stream -> diagnosis(input, output, threshold, stream.getKey(), stream.getValue())
                        .happened(stream.getValue().occurrences(now)))
                .stream();
    }

    private static Diagnosis diagnosis(
            InterfaceName input, InterfaceName output, int threshold, MfcKey stream, Seen seen) {
        boolean forwardable = seen.ttl > 1;
        return Diagnosis.on(
                output,
                TYPE,
                Severity.ERROR,
                "Packets of " + stream + " come in on " + input + " with a TTL of " + seen.ttl
                        + "; only with one above "
                        + threshold + " are they forwarded to " + output + ". Have the sender give them a higher one"
                        + (forwardable ? ", or lower the threshold of " + output : ""),
                forwardable
                        ? Commands.patch(output, "{\"threshold\": " + (seen.ttl - 1) + "}")
                        : "tcpdump -vni " + Commands.quoted(input.value()) + " 'src " + stream.origin() + " and dst "
                                + stream.group() + " and ip[8] < 2'");
    }

    private static Stream<InterfaceName> outputs(Situation situation) {
        return situation
                .active()
                .filter(status -> status.role() == Role.DOWNSTREAM)
                .map(InterfaceStatus::name);
    }
}
