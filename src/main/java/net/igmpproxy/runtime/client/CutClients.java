package net.igmpproxy.runtime.client;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counters of client connections closed by the service, by reason. Thread-safe. */
public final class CutClients {
    private final Map<CutReason, LongAdder> counts = new EnumMap<>(CutReason.class);

    public CutClients() {
        for (CutReason reason : CutReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** Counts one connection. */
    public void add(CutReason reason) {
        of(reason).increment();
    }

    /** Returns the number of connections so far. */
    public long count(CutReason reason) {
        return of(reason).sum();
    }

    private LongAdder of(CutReason reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
