package net.igmpproxy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import net.igmpproxy.runtime.client.CutClients;
import net.igmpproxy.runtime.client.CutReason;
import org.junit.jupiter.api.Test;

class SlowClientMetersTest {
    private final CutClients cuts = new CutClients();
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countsByReasonFromZero() {
        new SlowClientMeters(cuts).bindTo(registry);
        cuts.add(CutReason.REQUEST_TIME);
        cuts.add(CutReason.REQUEST_TIME);

        assertThat(count("request_time")).isEqualTo(2);
        assertThat(count("threads")).isZero();
    }

    private double count(String reason) {
        return registry.get("igmp.proxy.rest.clients.cut.off")
                .tag("reason", reason)
                .functionCounter()
                .count();
    }
}
