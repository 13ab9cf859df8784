package net.igmpproxy.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.igmpproxy.runtime.ProxyControl;
import org.springframework.stereotype.Component;

/** Counts what the kernel has dropped before the proxy could read it. */
@Component
class LostPacketsMeter implements MeterBinder {
    private final ProxyControl control;

    LostPacketsMeter(ProxyControl control) {
        this.control = control;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("igmp.proxy.igmp.lost", control, ProxyControl::lostPackets)
                .description("IGMP packets and upcalls that the kernel dropped since the receive buffer was full")
                .register(registry);
    }
}
