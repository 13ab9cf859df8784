package net.igmpproxy.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.EngineEvent;
import net.igmpproxy.core.engine.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.EngineEvent.SourceRejected;
import net.igmpproxy.runtime.ProxyEventListener;
import org.springframework.stereotype.Component;

/** Counts events by interface. Labels have few values: no group, no host, no source. */
@Component
class EventCounters implements ProxyEventListener {
    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    EventCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What is counted. */
    private enum Meter {
        DROPPED("igmp.proxy.igmp.dropped", "IGMP messages, or records of them, that had no effect"),
        JOINED("igmp.proxy.members.joined", "Hosts that became members of a group"),
        LEFT("igmp.proxy.members.left", "Hosts that said they had left a group"),
        REJECTED("igmp.proxy.sources.rejected", "Sources found that no network and no alt-subnet admits");

        private final String name;
        private final String description;

        Meter(String name, String description) {
            this.name = name;
            this.description = description;
        }
    }

    private record Key(Meter meter, Tags tags) {}

    @Override
    public void on(EngineEvent event) {
        if (event instanceof IgmpDropped dropped) {
            count(Meter.DROPPED, Tags.of("interface", dropped.interfaceName(), "reason", dropped.reason()));
        } else if (event instanceof MemberJoined joined) {
            count(Meter.JOINED, interfaceTag(joined.interfaceName()));
        } else if (event instanceof MemberLeft left) {
            count(Meter.LEFT, interfaceTag(left.interfaceName()));
        } else if (event instanceof SourceRejected rejected) {
            count(Meter.REJECTED, interfaceTag(rejected.source().interfaceName()));
        }
    }

    private static Tags interfaceTag(InterfaceName name) {
        return Tags.of("interface", name.value());
    }

    private void count(Meter meter, Tags tags) {
        counters.computeIfAbsent(new Key(meter, tags), this::register).increment();
    }

    private Counter register(Key key) {
        return Counter.builder(key.meter().name)
                .description(key.meter().description)
                .tags(key.tags())
                .register(registry);
    }
}
