package net.igmpproxy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import net.igmpproxy.runtime.event.EventJournal;
import net.igmpproxy.runtime.event.EventReader;
import net.igmpproxy.runtime.event.EventReaders;
import org.junit.jupiter.api.Test;

class EventReaderMetersTest {
    private final EventReaders readers = new EventReaders(new EventJournal(InstantSource.system(), () -> 0), 0);
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void tellsWhoReadsAndWhoWasTooSlow() {
        new EventReaderMeters(readers).bindTo(registry);
        EventReader reader = readers.open().orElseThrow();
        readers.noteCutOff();
        readers.noteCutOff();

        assertThat(registry.get("igmp.proxy.event.readers").gauge().value()).isEqualTo(1);
        assertThat(registry.get("igmp.proxy.event.readers.cut.off")
                        .functionCounter()
                        .count())
                .isEqualTo(2);

        reader.close();
        assertThat(registry.get("igmp.proxy.event.readers").gauge().value()).isZero();
    }
}
