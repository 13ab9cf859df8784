package net.igmpproxy.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.igmpproxy.runtime.control.ProxyControl;
import org.springframework.stereotype.Component;

/** Counts packet losses and internal errors of the whole proxy. */
@Component
class ProxyMeters implements MeterBinder {
    private final ProxyControl control;

    ProxyMeters(ProxyControl control) {
        this.control = control;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("igmp.proxy.igmp.lost", control, ProxyControl::lostPackets)
                .description("IGMP packets and upcalls that the kernel dropped because the receive buffer was full")
                .register(registry);
        FunctionCounter.builder("igmp.proxy.faults", control, ProxyControl::faults)
                .description("Internal errors while handling a packet, a command or an event")
                .register(registry);
    }
}
