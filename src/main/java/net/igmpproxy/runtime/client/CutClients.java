package net.igmpproxy.api.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Numbers of clients whose connections were closed because they were slow, by reason. Safe for use by any thread. */
final class CutClients implements MeterBinder {
    private final Map<CutReason, LongAdder> counts = new EnumMap<>(CutReason.class);

    CutClients() {
        for (CutReason reason : CutReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** Counts one client. */
    void add(CutReason reason) {
        of(reason).increment();
    }

    /** Number of clients so far. */
    long count(CutReason reason) {
        return of(reason).sum();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (CutReason reason : CutReason.values()) {
            FunctionCounter.builder("igmp.proxy.rest.clients.cut.off", of(reason), LongAdder::sum)
                    .description("Clients of REST whose connections were closed because they were slow")
                    .tag("reason", reason.label())
                    .register(registry);
        }
    }

    private LongAdder of(CutReason reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
