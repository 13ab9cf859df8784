package net.igmpproxy.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.igmpproxy.runtime.event.EventReaders;
import org.springframework.stereotype.Component;

/** Counts the readers of the event stream, and those disconnected because they were too slow. */
@Component
class EventReaderMeters implements MeterBinder {
    private final EventReaders readers;

    EventReaderMeters(EventReaders readers) {
        this.readers = readers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("igmp.proxy.event.readers", readers, EventReaders::count)
                .description("Open event streams of /api/v1/events")
                .register(registry);
        FunctionCounter.builder("igmp.proxy.event.readers.cut.off", readers, EventReaders::cutOff)
                .description("Event streams of /api/v1/events closed because the client was too slow")
                .register(registry);
    }
}
