package net.igmpproxy.runtime.client;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Numbers of clients whose connections were closed because they were slow, by reason. Safe for use by any thread. */
public final class CutClients {
    private final Map<CutReason, LongAdder> counts = new EnumMap<>(CutReason.class);

    public CutClients() {
        for (CutReason reason : CutReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** Counts one client. */
    public void add(CutReason reason) {
        of(reason).increment();
    }

    /** Number of clients so far. */
    public long count(CutReason reason) {
        return of(reason).sum();
    }

    private LongAdder of(CutReason reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
