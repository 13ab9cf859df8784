package net.igmpproxy.runtime.control;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.StateSize;

/**
 * Heap budget of the protocol state. The heap bounds the state in addition to the configured limits, so that no traffic
 * can exhaust the memory of the process.
 *
 * @param maxBytes maximum heap size of the virtual machine in bytes ({@code -Xmx})
 */
public record HeapRoom(long maxBytes) {
    /** Bytes reserved for Spring, the web server and its cached responses, and the young generation. */
    private static final long SERVICE_BYTES = 72L << 20;

    /** Divisor for the maximum share of client connections in the heap. */
    private static final int SHARE_OF_CONNECTIONS = 10;

    /** Divisor for the maximum share of flows in the state; memberships of hosts have priority. */
    private static final int SHARE_OF_FLOWS = 3;

    /**
     * Configured limit that exceeds the heap.
     *
     * @param key         the limit
     * @param value       configured value
     * @param neededBytes heap size in bytes that the value needs
     * @param possible    highest value that this heap allows
     */
    public record Shortage(String key, int value, long neededBytes, long possible) {
        /** Returns true if the value differs from the defaults, so that the operator is warned. */
        public boolean isOfChosenValue() {
            return value != ProxyConfiguration.EMPTY.maxFlows() && value != ProxyConfiguration.EMPTY.maxEntries();
        }
    }

    /** Returns the heap budget of this process. */
    public static HeapRoom ofThisProcess() {
        return new HeapRoom(Runtime.getRuntime().maxMemory());
    }

    /** Returns the maximum bytes for the connections of all connectors together. */
    public long connectionBytes() {
        return maxBytes / SHARE_OF_CONNECTIONS;
    }

    /** Returns the configuration with its flow limit reduced to the heap. */
    public ProxyConfiguration fitting(ProxyConfiguration configuration) {
        long possible = possibleFlows();
        return configuration.maxFlows() <= possible
                ? configuration
                : configuration.withMaxFlows((int) Math.max(1, possible));
    }

    /** Returns the bytes for groups, sources and hosts, in addition to the flows of the configuration. */
    public long entryBytes(ProxyConfiguration configuration) {
        return stateBytes() - StateSize.ofFlows(Math.min(configuration.maxFlows(), possibleFlows()));
    }

    /**
     * Returns the configured limits that exceed the heap, computed for the smallest possible number of groups. The
     * configuration is not refused; the proxy retains fewer flows and entries.
     */
    public List<Shortage> shortages(ProxyConfiguration configuration) {
        List<Shortage> shortages = new ArrayList<>();
        long flows = StateSize.ofFlows(configuration.maxFlows());
        if (configuration.maxFlows() > possibleFlows()) {
            shortages.add(new Shortage(
                    Keys.MAX_FLOWS, configuration.maxFlows(), heapFor(flows * SHARE_OF_FLOWS), possibleFlows()));
        }
        long entries = StateSize.ofEntries(1, configuration.maxEntries());
        if (entries > entryBytes(configuration)) {
            long needed = heapFor(Math.max(flows + entries, flows * SHARE_OF_FLOWS));
            shortages.add(new Shortage(
                    Keys.MAX_ENTRIES,
                    configuration.maxEntries(),
                    needed,
                    StateSize.entriesIn(entryBytes(configuration))));
        }
        return shortages;
    }

    private long stateBytes() {
        return Math.max(0, maxBytes - connectionBytes() - SERVICE_BYTES);
    }

    private static long heapFor(long stateBytes) {
        return (stateBytes + SERVICE_BYTES) * SHARE_OF_CONNECTIONS / (SHARE_OF_CONNECTIONS - 1) + 1;
    }

    private long possibleFlows() {
        return StateSize.flowsIn(stateBytes() / SHARE_OF_FLOWS);
    }
}
