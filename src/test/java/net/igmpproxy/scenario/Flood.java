package net.igmpproxy.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.fuzz.HostileTraffic;
import net.igmpproxy.fuzz.Refusals;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.wire.IgmpFrame;

/**
 * Prepared hostile packets for one link, and the drop counters that they must cause. Their IP headers are valid,
 * because the kernel would otherwise drop the packets.
 */
final class Flood {
    private static final int HOSTS = 300;
    private static final int LONGEST = 1400;

    /** Destinations of all IGMP versions; the message itself may contain another group. */
    private static final List<String> DESTINATIONS =
            List.of("224.0.0.1", "224.0.0.2", "224.0.0.22", "239.1.1.1", "239.1.1.5", "232.1.1.3");

    private final List<Runnable> shots = new ArrayList<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    /**
     * Prepares a flood.
     *
     * @param lan       the link
     * @param strangers additional source addresses
     */
    Flood(Lan lan, List<String> strangers, int packets, long seed) {
        Random random = new Random(seed);
        HostileTraffic traffic = new HostileTraffic(random);
        List<ForgedHost> hosts = lan.forged(HOSTS);
        List<ForgedHost> others = strangers.stream().map(lan::forged).toList();
        Link link = link(lan.routerAddress());
        while (shots.size() < packets) {
            List<ForgedHost> those = random.nextInt(10) == 0 ? others : hosts;
            byte[] message = traffic.nextMessage();
            if (message.length <= LONGEST) {
                add(any(those, random), any(DESTINATIONS, random), message, link);
            }
        }
    }

    /** Sends all packets as fast as possible. */
    void send() {
        shots.forEach(Runnable::run);
    }

    /** Returns the number of packets that must be dropped completely, by reason. */
    Map<String, Integer> refused() {
        return refused;
    }

    private void add(ForgedHost sender, String destination, byte[] message, Link link) {
        shots.add(sender.prepared(destination, message));
        byte[] packet = IgmpFrame.from(sender.address()).packet(destination, message);
        InterfaceConfiguration configuration = InterfaceConfiguration.of(Role.DOWNSTREAM);
        Refusals.of(link, configuration, Refusals.decode(configuration, packet))
                .ifPresent(reason -> refused.merge(reason, 1, Integer::sum));
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Link link(String routerAddress) {
        List<InterfaceAddress> addresses =
                InterfaceAddress.parse(routerAddress + "/16").stream().toList();
        return new Link(1, new InterfaceName("eth1"), true, 1500, addresses);
    }
}
