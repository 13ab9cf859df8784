package net.igmpproxy.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.igmpproxy.runtime.client.CutClients;
import net.igmpproxy.runtime.client.CutReason;
import org.springframework.stereotype.Component;

/** Counts REST clients that were disconnected because they were slow. */
@Component
class SlowClientMeters implements MeterBinder {
    private final CutClients cuts;

    SlowClientMeters(CutClients cuts) {
        this.cuts = cuts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (CutReason reason : CutReason.values()) {
            FunctionCounter.builder("igmp.proxy.rest.clients.cut.off", cuts, counted -> counted.count(reason))
                    .description("REST connections closed because the client was too slow")
                    .tag("reason", reason.label())
                    .register(registry);
        }
    }
}
