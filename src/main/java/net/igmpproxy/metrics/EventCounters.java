package net.igmpproxy.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.KernelChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.OtherVersionHeard;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierRefused;
import net.igmpproxy.core.engine.event.EngineEvent.RateExceeded;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.event.EngineEvent.VifsExhausted;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.rate.RateKind;
import net.igmpproxy.runtime.event.ProxyEvent;
import net.igmpproxy.runtime.event.ProxyEvent.ConfigurationApplied;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import net.igmpproxy.runtime.event.ProxyEvent.RouteInstalled;
import net.igmpproxy.runtime.event.ProxyEvent.RouteRemoved;
import net.igmpproxy.runtime.event.ProxyEventListener;
import org.springframework.stereotype.Component;

/** Counts events by interface. No label holds a group, host or source, which would create many time series. */
@Component
class EventCounters implements ProxyEventListener {
    /** Counters created with 0 for each active interface, so that their first increase is visible. */
    private static final List<Meter> PER_INTERFACE = List.of(
            Meter.JOINED, Meter.LEFT, Meter.QUERIER_LOST, Meter.QUERIER_REFUSED, Meter.UPCALLS_DELAYED, Meter.REJECTED);

    private static final List<String> LIMITS = List.of(
            Keys.MAX_GROUPS, Keys.MAX_GROUP_SOURCES, Keys.MAX_HOSTS, Keys.MAX_ENTRIES, Keys.MAX_FLOWS, Finding.HEAP);

    private static final List<RateKind> RATES_OF_PACKETS = List.of(RateKind.PACKETS, RateKind.HOST_PACKETS);

    private final MeterRegistry registry;
    private final Counter restarts;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Counts counts = new Counts();
    private final Map<InterfaceName, AtomicInteger> queriers = new ConcurrentHashMap<>();

    EventCounters(MeterRegistry registry) {
        this.registry = registry;
        this.restarts = Counter.builder("igmp.proxy.restarts")
                .description("Requested restarts of the engine")
                .register(registry);
    }

    /** Metrics of this class. */
    private enum Meter {
        DROPPED("igmp.proxy.igmp.dropped", "Ignored or dropped IGMP messages and group records, by reason"),
        JOINED("igmp.proxy.members.joined", "Group joins of hosts"),
        LEFT("igmp.proxy.members.left", "Group leaves reported by hosts"),
        QUERIER_LOST("igmp.proxy.querier.lost", "Querier elections lost to another router"),
        QUERIER_REFUSED(
                "igmp.proxy.querier.refused",
                "Queries of routers with a lower address that querierAllowList does not list"),
        UPCALLS_DELAYED("igmp.proxy.upcalls.delayed", "New flows delayed by maxUpcallRate"),
        OTHER_VERSION(
                "igmp.proxy.queries.other.version", "General queries in an IGMP version other than the interface's"),
        REJECTED("igmp.proxy.sources.rejected", "Sources that no network and no alt-subnet of the interface admits"),
        LIMIT_REACHED("igmp.proxy.limit.reached", "Reports rejected, or sources forgotten, because of a limit");

        private final String name;
        private final String description;

        Meter(String name, String description) {
            this.name = name;
            this.description = description;
        }
    }

    private record Key(Meter meter, Tags tags) {}

    @Override
    public void on(ProxyEvent event) {
        event.accept(counts);
    }

    private void begin(Tags tags) {
        PER_INTERFACE.forEach(meter -> count(meter, tags, 0));
        LIMITS.forEach(limit -> count(Meter.LIMIT_REACHED, tags.and("limit", limit), 0));
        RATES_OF_PACKETS.forEach(rate -> count(Meter.DROPPED, tags.and("reason", rate.label()), 0));
    }

    private void onRate(RateExceeded exceeded) {
        Tags tags = interfaceTag(exceeded.interfaceName());
        if (exceeded.rate() == RateKind.UPCALLS) {
            count(Meter.UPCALLS_DELAYED, tags, exceeded.times());
        } else {
            count(Meter.DROPPED, tags.and("reason", exceeded.rate().label()), exceeded.times());
        }
    }

    private void onQuerier(QuerierChanged change) {
        int before = queriers.computeIfAbsent(change.interfaceName(), this::querierGauge)
                .getAndSet(change.self() ? 1 : 0);
        if (before == 1 && !change.self()) {
            count(Meter.QUERIER_LOST, interfaceTag(change.interfaceName()));
        }
    }

    private AtomicInteger querierGauge(InterfaceName name) {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder("igmp.proxy.querier", value, AtomicInteger::doubleValue)
                .description("1 if the proxy is the querier of the downstream interface, otherwise 0")
                .tags(interfaceTag(name))
                .register(registry);
        return value;
    }

    private static Tags interfaceTag(InterfaceName name) {
        return Tags.of("interface", name.value());
    }

    private void count(Meter meter, Tags tags) {
        count(meter, tags, 1);
    }

    private void count(Meter meter, Tags tags, long times) {
        counters.computeIfAbsent(new Key(meter, tags), this::register).increment((double) times);
    }

    private Counter register(Key key) {
        return Counter.builder(key.meter().name)
                .description(key.meter().description)
                .tags(key.tags())
                .register(registry);
    }

    /** Counts the events. Those without a counter have an empty method. */
    private final class Counts implements ProxyEvent.Visitor {
        @Override
        public void memberJoined(MemberJoined joined) {
            count(Meter.JOINED, interfaceTag(joined.interfaceName()));
        }

        @Override
        public void memberLeft(MemberLeft left) {
            count(Meter.LEFT, interfaceTag(left.interfaceName()));
        }

        @Override
        public void upstreamChanged(UpstreamChanged change) {}

        @Override
        public void sourceRejected(SourceRejected rejected) {
            count(Meter.REJECTED, interfaceTag(rejected.source().interfaceName()));
        }

        @Override
        public void querierChanged(QuerierChanged change) {
            onQuerier(change);
        }

        @Override
        public void querierRefused(QuerierRefused refused) {
            count(Meter.QUERIER_REFUSED, interfaceTag(refused.interfaceName()));
        }

        @Override
        public void otherVersionHeard(OtherVersionHeard heard) {
            count(
                    Meter.OTHER_VERSION,
                    interfaceTag(heard.interfaceName()).and("version", Integer.toString(heard.heard())));
        }

        @Override
        public void limitReached(LimitReached reached) {
            count(Meter.LIMIT_REACHED, interfaceTag(reached.interfaceName()).and("limit", reached.limit()));
        }

        @Override
        public void rateExceeded(RateExceeded exceeded) {
            onRate(exceeded);
        }

        @Override
        public void interfaceChanged(InterfaceChanged change) {
            if (change.state() == InterfaceStatus.State.ACTIVE) {
                begin(interfaceTag(change.interfaceName()));
            }
        }

        @Override
        public void igmpDropped(IgmpDropped dropped) {
            count(Meter.DROPPED, Tags.of("interface", dropped.interfaceName(), "reason", dropped.reason()));
        }

        @Override
        public void vifsExhausted(VifsExhausted exhausted) {}

        @Override
        public void kernelChanged(KernelChanged changed) {}

        @Override
        public void routeInstalled(RouteInstalled route) {}

        @Override
        public void routeRemoved(RouteRemoved route) {}

        @Override
        public void configurationApplied(ConfigurationApplied applied) {}

        @Override
        public void restarted(Restarted restarted) {
            restarts.increment();
        }
    }
}
