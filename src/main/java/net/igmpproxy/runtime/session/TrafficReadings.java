package net.igmpproxy.runtime.session;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCompared;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCounted;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.runtime.control.TrafficReader;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.Route;
import net.igmpproxy.runtime.task.SharedReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Readings of the kernel's counters for all threads but the loop thread. Concurrent callers share a reading: one query
 * to the loop and one dump of the MFC serve all of them.
 */
final class TrafficReadings {
    private static final Logger LOGGER = LoggerFactory.getLogger(TrafficReadings.class);

    /** Maximum number of threads that wait for each slow reading, so that the web server has threads left. */
    private static final int MAX_WAITING = 32;

    private final LoopQuestions questions;
    private final SharedReading<List<InterfaceStatus>> interfaces;
    private final SharedReading<Optional<CountedRoutes>> routes;
    private final SharedReading<List<RejectedTraffic>> rejected;

    /** True if the last reading succeeded. Used by one thread at a time, the one that counts. */
    private volatile boolean counting = true;

    TrafficReadings(LoopQuestions questions, MonotonicClock clock) {
        this.questions = questions;
        this.interfaces = new SharedReading<>("the interfaces", this::readInterfaces, Integer.MAX_VALUE, clock);
        this.routes = new SharedReading<>("the kernel's forwarding table", this::readRoutes, MAX_WAITING, clock);
        this.rejected = new SharedReading<>("the rejected sources", this::readRejected, MAX_WAITING, clock);
    }

    /** Returns the configured interfaces with their counters. */
    List<InterfaceStatus> interfaces() {
        return interfaces.get();
    }

    /** Returns the routes with their counters. */
    List<Route> routes() {
        return routes.get().map(CountedRoutes::routes).orElse(List.of());
    }

    /** Returns the rejected sources with current packet counters. */
    List<RejectedTraffic> rejected() {
        return rejected.get();
    }

    /**
     * Reads the counters for the engine, which learns which sources still send and which MFC entries differ from the
     * wanted ones.
     */
    void count() {
        rejected.get();
    }

    private List<InterfaceStatus> readInterfaces() {
        return questions
                .fromForwarder(Forwarder::interfaces)
                .map(TrafficReader::read)
                .orElseGet(() -> idle(questions.loop().configuration()));
    }

    private Optional<CountedRoutes> readRoutes() {
        return questions.fromForwarder(Forwarder::routes).map(RouteReader::read);
    }

    private List<RejectedTraffic> readRejected() {
        pass();
        return questions.fromForwarder(Forwarder::rejectedTraffic).orElse(List.of());
    }

    private void tell(CountedRoutes read) {
        RoutesCounted counted = read.counted();
        RoutesCompared compared = read.compared();
        questions.tellForwarder(forwarder -> {
            forwarder.accept(counted);
            forwarder.accept(compared);
        });
    }

    /** Passes the counters to the engine. Run by one thread at a time, so that no older count follows a newer one. */
    private void pass() {
        try {
            routes.get().ifPresent(this::tell);
            counting = true;
        } catch (RuntimeException failed) {
            LOGGER.atLevel(counting ? Level.WARN : Level.DEBUG)
                    .log("Could not read the kernel's counters, trying again: {}", failed.getMessage());
            counting = false;
        }
    }

    private static List<InterfaceStatus> idle(ProxyConfiguration configuration) {
        return configuration.interfaces().entrySet().stream()
                .filter(entry -> !ProxyConfiguration.isPattern(entry.getKey()))
                .map(entry ->
                        InterfaceStatus.idle(entry.getKey(), entry.getValue().role()))
                .toList();
    }
}
