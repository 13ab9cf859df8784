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
 * What the kernel's entries have counted, as counters that never go back: of the busiest each, of the others the sum, since
 * each would be a time series of its own. One thread uses it at a time.
 */
final class RouteTraffic {
    private final int most;
    private final CounterLedger<MfcKey> packets = new CounterLedger<>();
    private final CounterLedger<MfcKey> bytes = new CounterLedger<>();
    private final CounterLedger<MfcKey> wrongInterface = new CounterLedger<>();
    private final Map<InterfaceName, Long> wrongByInput = new TreeMap<>();
    private Map<MfcKey, Sums> last = Map.of();
    private Sums others = Sums.NONE;

    /**
     * @param most how many are told apart
     */
    RouteTraffic(int most) {
        this.most = most;
    }

    /** What was counted. */
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
     * One reading.
     *
     * @param busiest      the entries that most bytes have come for since the reading before
     * @param others       of all others together, ever since
     * @param wrongByInput packets that came in elsewhere, by the interface they were expected on
     */
    record Reading(Map<MfcKey, Sums> busiest, Sums others, Map<InterfaceName, Long> wrongByInput) {}

    /** Takes notice of all entries. */
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
