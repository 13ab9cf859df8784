package net.igmpproxy.metrics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.runtime.port.Route;

/**
 * Monotonic traffic counters of the kernel entries: one for each of the busiest entries, and one sum for all others,
 * which limits the number of time series. Not thread-safe.
 */
final class RouteTraffic {
    private final int most;
    private final CounterLedger<MfcKey> packets = new CounterLedger<>();
    private final CounterLedger<MfcKey> bytes = new CounterLedger<>();
    private final CounterLedger<MfcKey> wrongInterface = new CounterLedger<>();
    private final Map<InterfaceName, Long> wrongByInput = new TreeMap<>();
    private Map<MfcKey, Sums> last = Map.of();
    private Sums others = Sums.NONE;

    /** @param most maximum number of entries with counters of their own */
    RouteTraffic(int most) {
        this.most = most;
    }

    /** Traffic of one or more entries. */
    record Sums(long packets, long bytes, long wrongInterface) {
        static final Sums NONE = new Sums(0, 0, 0);

        Sums plus(Sums more) {
            return new Sums(packets + more.packets, bytes + more.bytes, wrongInterface + more.wrongInterface);
        }

        Sums minus(Sums less) {
            return new Sums(packets - less.packets, bytes - less.bytes, wrongInterface - less.wrongInterface);
        }
    }

    /**
     * Result of one scrape.
     *
     * @param busiest entries with the most bytes since the previous scrape
     * @param others accumulated traffic of all other entries
     * @param wrongByInput packets that arrived on another interface, by expected interface
     */
    record Reading(Map<MfcKey, Sums> busiest, Sums others, Map<InterfaceName, Long> wrongByInput) {}

    /** Updates the counters from all kernel entries. */
    Reading read(List<Route> routes) {
        Map<MfcKey, Sums> sums = new HashMap<>();
        Map<MfcKey, Sums> news = new HashMap<>();
        for (Route route : routes) {
            Sums now = new Sums(
                    packets.total(route.key(), route.packets()),
                    bytes.total(route.key(), route.bytes()),
                    wrongInterface.total(route.key(), route.wrongInterface()));
            Sums more = now.minus(last.getOrDefault(route.key(), Sums.NONE));
            sums.put(route.key(), now);
            news.put(route.key(), more);
            wrongByInput.merge(route.input(), more.wrongInterface(), Long::sum);
        }
        keepOnly(sums.keySet());
        last = Map.copyOf(sums);
        Set<MfcKey> busiest = busiest(news);
        news.forEach((key, more) -> others = busiest.contains(key) ? others : others.plus(more));
        sums.keySet().retainAll(busiest);
        return new Reading(Map.copyOf(sums), others, Map.copyOf(wrongByInput));
    }

    private void keepOnly(Set<MfcKey> keys) {
        packets.keepOnly(keys);
        bytes.keepOnly(keys);
        wrongInterface.keepOnly(keys);
    }

    private Set<MfcKey> busiest(Map<MfcKey, Sums> news) {
        return news.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<MfcKey, Sums> entry) ->
                                -entry.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
