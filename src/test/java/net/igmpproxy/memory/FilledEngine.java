package net.igmpproxy.memory;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.RecordType;

/** Engine in virtual time with a given amount of state. Its limits and rates are at their maximum. */
final class FilledEngine {
    private static final int FIRST_GROUP = 0xe1000000;
    private static final int FIRST_SOURCE = 0x0b000000;
    private static final int FIRST_HOST = 0x0a010002;
    private static final int RECORDS_A_REPORT = 150;
    private static final int SOURCES_A_RECORD = 350;
    private static final int INPUTS_A_TURN = 10;
    private static final int MOST = 1_000_000;
    private static final int MOST_SOURCES = 65_535;
    private static final int UPSTREAM_VIF = 0;
    private static final int DOWNSTREAM_INDEX = 2;
    private static final long TURN_NANOS = 100_000;

    /** Time for the upstream reports of new groups and their retransmissions, in nanoseconds. */
    private static final long SETTLING_NANOS = 5_000_000_000L;

    private final Engine engine;
    private int inputs;
    private long now;

    /** @param admitted the alt-subnet of the upstream interface; with 0.0.0.0/0, groups have wildcard entries */
    FilledEngine(Ipv4Prefix admitted) {
        RateLimits rates = new RateLimits(MOST, MOST, MOST);
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        interfaces.put(
                new InterfaceName("up"),
                InterfaceConfiguration.of(Role.UPSTREAM).withRates(rates).withAltSubnets(List.of(admitted)));
        interfaces.put(
                new InterfaceName("down"),
                InterfaceConfiguration.of(Role.DOWNSTREAM)
                        .withRates(rates)
                        .withLimits(new Limits(MOST, MOST_SOURCES, MOST)));
        engine = new Engine(
                ProxyConfiguration.EMPTY
                        .withMaxEntries(10 * MOST)
                        .withMaxFlows(MOST)
                        .withInterfaces(interfaces),
                List.of(link(1, "up", "10.0.0.1/16"), link(DOWNSTREAM_INDEX, "down", "10.1.0.1/16")),
                EngineState.EMPTY,
                new Random(0),
                now);
        settle();
    }

    /** Returns a copy of the state, as for a handover. */
    EngineState state() {
        return engine.state(now);
    }

    /** Joins the groups on all hosts with IGMPv3, for all sources. */
    void join(int groups, int hosts) {
        for (int host = 0; host < hosts; host++) {
            for (int first = 0; first < groups; first += RECORDS_A_REPORT) {
                report(
                        host,
                        IntStream.range(first, Math.min(groups, first + RECORDS_A_REPORT))
                                .mapToObj(number -> new GroupRecord(RecordType.TO_EX, group(number), List.of()))
                                .toList());
            }
        }
        settle();
    }

    /** Joins the groups on one host with IGMPv2. */
    void joinWithVersion2(int groups) {
        for (int number = 0; number < groups; number++) {
            receive(0, group(number).address(), new ReportV2(group(number)));
        }
        settle();
    }

    /** Joins sources of each group on one host. */
    void joinSources(int groups, int sources) {
        for (int number = 0; number < groups; number++) {
            for (int first = 0; first < sources; first += SOURCES_A_RECORD) {
                int last = Math.min(sources, first + SOURCES_A_RECORD);
                report(
                        0,
                        List.of(new GroupRecord(
                                RecordType.ALLOW, group(number), sources(number * sources, first, last))));
            }
        }
        settle();
    }

    /** Adds flows, one per source, distributed over the groups. */
    void send(int sources, int groups) {
        for (int number = 0; number < sources; number++) {
            handle(new NoCache(UPSTREAM_VIF, source(number), group(number % groups)));
        }
        settle();
    }

    private void report(int host, List<GroupRecord> records) {
        receive(host, Ipv4Address.ALL_IGMPV3_ROUTERS, new ReportV3(records));
    }

    private void receive(int host, Ipv4Address destination, IgmpMessage message) {
        byte[] packet = IgmpPackets.packet(new Ipv4Address(FIRST_HOST + host), destination, message);
        handle(new PacketReceived(DOWNSTREAM_INDEX, packet, packet.length));
    }

    private void handle(EngineInput input) {
        engine.handle(input, now);
        inputs++;
        if (inputs % INPUTS_A_TURN == 0) {
            turn();
        }
    }

    private void settle() {
        long end = now + SETTLING_NANOS;
        while (now < end) {
            turn();
            now = Math.max(now, Math.min(end, engine.nextDeadline()));
        }
    }

    private void turn() {
        engine.drain(now);
        now += TURN_NANOS;
    }

    private static GroupAddress group(int number) {
        return new GroupAddress(new Ipv4Address(FIRST_GROUP + number));
    }

    private static Ipv4Address source(int number) {
        return new Ipv4Address(FIRST_SOURCE + number);
    }

    private static List<Ipv4Address> sources(int base, int first, int last) {
        return IntStream.range(base + first, base + last)
                .mapToObj(FilledEngine::source)
                .toList();
    }

    private static Link link(int index, String name, String address) {
        List<InterfaceAddress> addresses =
                InterfaceAddress.parse(address).stream().toList();
        return new Link(index, new InterfaceName(name), true, 1500, addresses);
    }
}
