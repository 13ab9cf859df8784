package net.igmpproxy.runtime.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.port.Route;

/** Check for MFC entries whose packets arrive on an unexpected interface, between two runs. */
final class WrongInterfaceWatch {
    /** Retention time, equal to that of past events in the engine. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private Map<Key, Rise> rises = new HashMap<>();

    private record Key(MfcKey key, InterfaceName input) {}

    /** Last counter value, its increase since the first observation, and the times of the first and last increase. */
    private record Rise(long counted, long risen, Instant first, Instant last) {
        Rise next(long next, Instant now) {
            return next <= counted
                    ? new Rise(next, risen, first, last)
                    : new Rise(next, risen + next - counted, risen == 0 ? now : first, now);
        }
    }

    /** Evaluates the counters. Entries that no longer exist are dropped. */
    List<Diagnosis> look(List<Route> routes, Instant now) {
        Map<Key, Rise> next = new HashMap<>();
        for (Route route : routes) {
            if (route.wrongInterface() > 0) {
                Key key = new Key(route.key(), route.input());
                Rise before = rises.get(key);
                next.put(
                        key,
                        before == null
                                ? new Rise(route.wrongInterface(), 0, now, now)
                                : before.next(route.wrongInterface(), now));
            }
        }
        rises = next;
        return diagnoses(now);
    }

    private List<Diagnosis> diagnoses(Instant now) {
        Map<InterfaceName, List<Map.Entry<Key, Rise>>> byInput = rises.entrySet().stream()
                .filter(entry -> entry.getValue().risen() > 0
                        && entry.getValue().last().plus(KEPT).isAfter(now))
                .collect(Collectors.groupingBy(entry -> entry.getKey().input()));
        return byInput.entrySet().stream()
                .map(entry -> diagnosis(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static Diagnosis diagnosis(InterfaceName input, List<Map.Entry<Key, Rise>> entries, Instant now) {
        MfcKey worst = entries.stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().risen()))
                .orElseThrow()
                .getKey()
                .key();
        return Diagnosis.on(
                        input,
                        "wrong-interface",
                        Severity.WARNING,
                        "Packets that are expected on " + input
                                + " arrive on another interface, where they are dropped, most of " + worst
                                + ". The sender is reachable through both interfaces, or the stream does not arrive"
                                + " on the configured upstream interface",
                        "tcpdump -ni any '" + filter(worst) + "'")
                .happened(occurrences(entries, now));
    }

    private static Occurrences occurrences(List<Map.Entry<Key, Rise>> entries, Instant now) {
        Stream<Rise> rises = entries.stream().map(Map.Entry::getValue);
        return rises.map(rise -> new Occurrences(
                        rise.risen(), Duration.between(rise.first(), now), Duration.between(rise.last(), now)))
                .reduce((one, other) -> new Occurrences(
                        one.count() + other.count(),
                        one.first().compareTo(other.first()) > 0 ? one.first() : other.first(),
                        one.last().compareTo(other.last()) < 0 ? one.last() : other.last()))
                .orElseThrow();
    }

    private static String filter(MfcKey key) {
        return key.isWildcard() ? "dst " + key.group() : "src " + key.origin() + " and dst " + key.group();
    }
}
