package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineInput.ConfigurationChanged;
import net.igmpproxy.core.engine.event.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineInput.RouteCount;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCounted;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.ReadPackets;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RenewRoute;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.event.EngineOutput.SetShields;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * An engine in virtual time, with upstream interface eth0 in 10.0.0.0/24 and downstream interfaces eth1 in
 * 192.168.1.0/24 and eth2 in 192.168.2.0/24. Outputs are returned as short sentences. Interface indices are 10, 11 and
 * 12.
 */
public final class ProxyInVirtualTime {
    public static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    public static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.5");

    private static final int FIRST_INDEX = 10;

    private final Random random = new Random(1);
    private final TreeMap<Integer, Integer> arrivalVifs = new TreeMap<>();
    private final Texts texts = new Texts();
    private Engine engine;
    private long now;

    public ProxyInVirtualTime(ProxyConfiguration configuration, List<Link> links) {
        engine = new Engine(configuration, links, EngineState.EMPTY, random, now);
    }

    /** An engine after a crash that finds entries in the kernel; eth0 is VIF 0, and so on. */
    public static ProxyInVirtualTime afterCrash(ProxyConfiguration configuration, MfcEntry... entries) {
        ProxyInVirtualTime proxy = new ProxyInVirtualTime(configuration, links());
        TreeMap<Integer, Integer> vifs = new TreeMap<>();
        links().forEach(link -> vifs.put(link.index() - FIRST_INDEX, link.index()));
        EngineState found = Adoption.of(configuration, links(), vifs, List.of(entries), proxy.now);
        proxy.engine = new Engine(configuration, links(), found, proxy.random, proxy.now);
        return proxy;
    }

    public static ProxyConfiguration configuration(String... altSubnets) {
        List<Ipv4Prefix> subnets =
                List.of(altSubnets).stream().map(Ipv4Prefix::of).toList();
        return configuration(InterfaceConfiguration.of(Role.UPSTREAM).withAltSubnets(subnets));
    }

    public static ProxyConfiguration configuration(InterfaceConfiguration upstream) {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        interfaces.put(new InterfaceName("eth0"), upstream);
        interfaces.put(new InterfaceName("eth1"), InterfaceConfiguration.of(Role.DOWNSTREAM));
        interfaces.put(new InterfaceName("eth2"), InterfaceConfiguration.of(Role.DOWNSTREAM));
        return ProxyConfiguration.EMPTY.withInterfaces(interfaces);
    }

    public static List<Link> links() {
        return List.of(link(0, "10.0.0.1/24"), link(1, "192.168.1.1/24"), link(2, "192.168.2.1/24"));
    }

    public static Link link(int number, String address) {
        return new Link(
                FIRST_INDEX + number,
                new InterfaceName("eth" + number),
                true,
                1500,
                InterfaceAddress.parse(address).map(List::of).orElse(Collections.emptyList()));
    }

    /** The present time, in nanoseconds. */
    public long now() {
        return now;
    }

    public Engine engine() {
        return engine;
    }

    /** Receives an IGMP packet on eth<i>n</i>. */
    public void receive(int number, String source, IgmpMessage message) {
        Ipv4Address destination =
                message instanceof IgmpMessage.LeaveGroup ? Ipv4Address.ALL_ROUTERS : Ipv4Address.ALL_SYSTEMS;
        byte[] packet = IgmpPackets.packet(Ipv4Address.of(source), destination, message);
        engine.handle(new PacketReceived(FIRST_INDEX + number, packet, packet.length), now);
    }

    void firstPacket(int vif, Ipv4Address source) {
        engine.handle(new NoCache(vif, source, GROUP), now);
    }

    /** Passes a reading of the kernel's packet counter of a source. */
    void counted(Ipv4Address source, long packets) {
        RouteCount count = new RouteCount(new MfcKey(source, GROUP.address()), packets, 0);
        engine.handle(new RoutesCounted(List.of(count)), now);
    }

    public void configure(ProxyConfiguration configuration) {
        engine.handle(new ConfigurationChanged(configuration), now);
    }

    public void setLinks(List<Link> links) {
        engine.handle(new LinksChanged(links), now);
    }

    /** Restarts the engine with the state of the previous one. */
    void restart(ProxyConfiguration configuration, List<Link> links) {
        engine = new Engine(configuration, links, engine.state(now), random, now);
    }

    /** Advances the time without calling the engine. */
    void waitFor(Duration duration) {
        now += duration.toNanos();
    }

    /** Advances the time and discards the outputs. */
    public void pass(Duration duration) {
        saidWithin(duration);
    }

    /** Advances the time, and returns the outputs of all turns, without events. */
    List<String> saidWithin(Duration duration) {
        long end = now + duration.toNanos();
        List<String> said = new ArrayList<>(drain());
        while (engine.nextDeadline() <= end) {
            now = Math.max(now, engine.nextDeadline());
            said.addAll(drain());
        }
        now = end;
        return said;
    }

    /** Returns the outputs of one turn, without events and arrival VIFs. */
    List<String> drain() {
        return engine.drain(now).stream()
                .flatMap(output -> output.accept(texts).stream())
                .toList();
    }

    /** Interface index by arrival VIF number. */
    Map<Integer, Integer> arrivalVifs() {
        return arrivalVifs;
    }

    /** Returns the queries on eth<i>n</i> among the outputs of one turn. */
    List<MembershipQuery> queries(int number) {
        return engine.drain(now).stream()
                .filter(SendMessage.class::isInstance)
                .map(SendMessage.class::cast)
                .filter(send -> send.interfaceIndex() == FIRST_INDEX + number)
                .map(SendMessage::message)
                .filter(MembershipQuery.class::isInstance)
                .map(MembershipQuery.class::cast)
                .toList();
    }

    /** Returns the drop reasons among the events of one turn. */
    List<String> drops() {
        return engine.drain(now).stream()
                .filter(Announce.class::isInstance)
                .map(output -> ((Announce) output).event())
                .filter(EngineEvent.IgmpDropped.class::isInstance)
                .map(event -> ((EngineEvent.IgmpDropped) event).reason())
                .toList();
    }

    private static String describe(MfcEntry entry) {
        return IntStream.range(0, VifTtls.MAX_VIFS)
                .filter(entry.ttls()::contains)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", entry.key() + " " + entry.parent() + ">", ""));
    }

    private static String describe(IgmpMessage message) {
        if (message instanceof MembershipQuery query) {
            return query.isGeneral() ? "Q" : "Q(" + query.group() + ")";
        } else if (message instanceof ReportV3 report) {
            return report.records().stream().map(ProxyInVirtualTime::describe).collect(Collectors.joining(" "));
        }
        return message.toString();
    }

    private static String describe(GroupRecord entry) {
        return entry.type() + "(" + entry.group()
                + entry.sources().stream().map(source -> " " + source).collect(Collectors.joining()) + ")";
    }

    /** Descriptions of outputs, without events, readings and arrival VIFs. */
    private final class Texts implements EngineOutput.Visitor<Optional<String>> {
        @Override
        public Optional<String> addVif(AddVif add) {
            return Optional.of("vif " + add.vif() + " " + add.link().name());
        }

        @Override
        public Optional<String> deleteVif(DeleteVif delete) {
            return arrivalVifs.remove(delete.vif()) == null ? Optional.of("no vif " + delete.vif()) : Optional.empty();
        }

        @Override
        public Optional<String> addArrivalVif(AddArrivalVif add) {
            arrivalVifs.put(add.vif(), add.link().index());
            return Optional.empty();
        }

        @Override
        public Optional<String> installRoute(InstallRoute install) {
            return Optional.of("+" + describe(install.entry()));
        }

        @Override
        public Optional<String> renewRoute(RenewRoute renew) {
            return Optional.of("*" + describe(renew.entry()));
        }

        @Override
        public Optional<String> removeRoute(RemoveRoute remove) {
            return Optional.of("-" + describe(remove.entry()));
        }

        @Override
        public Optional<String> readPackets(ReadPackets read) {
            return Optional.empty();
        }

        @Override
        public Optional<String> joinRouterGroups(JoinRouterGroups join) {
            return Optional.of((join.hosts() ? "listen " : "listen for programs ")
                    + join.link().name());
        }

        @Override
        public Optional<String> leaveRouterGroups(LeaveRouterGroups leave) {
            return Optional.of("do not listen " + leave.interfaceIndex());
        }

        @Override
        public Optional<String> setShields(SetShields set) {
            return Optional.of(set.toString());
        }

        @Override
        public Optional<String> sendMessage(SendMessage send) {
            return Optional.of("eth" + (send.interfaceIndex() - FIRST_INDEX) + " " + describe(send.message()));
        }

        @Override
        public Optional<String> announce(Announce announce) {
            return Optional.empty();
        }
    }
}
