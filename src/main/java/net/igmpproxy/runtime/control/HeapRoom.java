package net.igmpproxy.runtime.control;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.StateSize;

/**
 * The heap of this process, and how much of the state of the protocol it has room for: the state is bounded by the heap as
 * well as by the limits of the configuration, so that no traffic ever ends the process for want of memory.
 *
 * @param maxBytes what the virtual machine's heap may grow to ({@code -Xmx})
 */
public record HeapRoom(long maxBytes) {
    /** Spring, the web server, the answers that it keeps, and the young generation. */
    private static final long SERVICE_BYTES = 72L << 20;

    /** Connections of clients take that part of the heap at most. */
    private static final int SHARE_OF_CONNECTIONS = 10;

    /** Flows get a third at most: hosts that have joined come first. */
    private static final int SHARE_OF_FLOWS = 3;

    /**
     * A limit of the configuration that this heap has no room for.
     *
     * @param key         the limit
     * @param value       what is configured
     * @param neededBytes the heap that would have room for it
     * @param possible    the highest value that this heap has room for
     */
    public record Shortage(String key, int value, long neededBytes, long possible) {
        /** Returns true if the value was chosen by somebody, who is to hear of it; whoever chooses a small heap knows. */
        public boolean isOfChosenValue() {
            return value != ProxyConfiguration.EMPTY.maxFlows() && value != ProxyConfiguration.EMPTY.maxEntries();
        }
    }

    /** The heap of this process. */
    public static HeapRoom ofThisProcess() {
        return new HeapRoom(Runtime.getRuntime().maxMemory());
    }

    /** Returns the bytes that the connections of all connectors may take together. */
    public long connectionBytes() {
        return maxBytes / SHARE_OF_CONNECTIONS;
    }

    /** The configuration with no more flows than there is room for. */
    public ProxyConfiguration fitting(ProxyConfiguration configuration) {
        long possible = possibleFlows();
        return configuration.maxFlows() <= possible
                ? configuration
                : configuration.withMaxFlows((int) Math.max(1, possible));
    }

    /** The bytes that groups, sources and hosts may take beside the flows of a configuration. */
    public long entryBytes(ProxyConfiguration configuration) {
        return stateBytes() - StateSize.ofFlows(Math.min(configuration.maxFlows(), possibleFlows()));
    }

    /**
     * The limits of a configuration that this heap has no room for, however few groups the entries are of. What is configured
     * is not refused: fewer flows and entries are remembered.
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
