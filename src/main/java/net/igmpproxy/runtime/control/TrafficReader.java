package net.igmpproxy.runtime.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.InterfaceStatus.Traffic;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.TrafficCounters;
import net.igmpproxy.runtime.port.TrafficCounters.VifCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Interfaces at one moment, to be combined with the kernel's counters.
 *
 * @param interfaces the configured interfaces
 * @param kernel     source of the counters
 */
public record TrafficReader(List<InterfaceStatus> interfaces, TrafficCounters kernel) {
    private static final Logger LOGGER = LoggerFactory.getLogger(TrafficReader.class);

    /**
     * Returns the interfaces with the kernel's counters, or without if they are unreadable. Must not be called on the
     * loop thread.
     */
    public List<InterfaceStatus> read() {
        Map<Integer, Traffic> traffic = counters();
        return interfaces.stream().map(status -> withTraffic(status, traffic)).toList();
    }

    private static InterfaceStatus withTraffic(InterfaceStatus status, Map<Integer, Traffic> traffic) {
        return status.vif().isEmpty()
                ? status
                : Optional.ofNullable(traffic.get(status.vif().getAsInt()))
                        .map(status::withTraffic)
                        .orElse(status);
    }

    private Map<Integer, Traffic> counters() {
        Map<Integer, Traffic> traffic = new HashMap<>();
        try {
            for (VifCounters counters : kernel.vifs()) {
                traffic.put(
                        counters.vif(),
                        new Traffic(
                                counters.packetsIn(), counters.packetsOut(), counters.bytesIn(), counters.bytesOut()));
            }
        } catch (KernelException refused) {
            LOGGER.debug("The kernel does not return the counters of its VIFs", refused);
        }
        return traffic;
    }
}
