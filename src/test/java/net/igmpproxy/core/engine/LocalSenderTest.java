package net.igmpproxy.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
import net.igmpproxy.core.engine.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.EngineInput.LinksLost;
import net.igmpproxy.core.engine.EngineInput.NoCache;
import net.igmpproxy.core.engine.EngineInput.OutputRefused;
import net.igmpproxy.core.engine.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.EngineInput.RoutesCounted;
import net.igmpproxy.core.engine.EngineInput.WrongVif;
import net.igmpproxy.core.forwarding.MfcKey;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that send on links of a proxy with few and with many interfaces, whose upstream eth10 admits every source. */
class LocalSenderTest {
    private static final int UPSTREAM = 10;
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");

    private final StrictKernel kernel = new StrictKernel();
    private final TreeMap<Integer, String> names = new TreeMap<>();
    private Engine engine = new Engine(ProxyConfiguration.EMPTY, List.of(), EngineState.EMPTY, new Random(1), 0);
    private long now;

    @ParameterizedTest
    @ValueSource(ints = {3, 16, 17, 20, 31, 32})
    void hostThatRarelySendsLosesItsFirstPacketAtMost(int interfaces) {
        start(interfaces);
        int last = UPSTREAM + interfaces - 1;
        int forwarded = 0;
        for (int packet = 0; packet < 12; packet++) {
            forwarded += isForwarded(last, 9) ? 1 : 0;
            waitWithMemberOn(last, Duration.ofMinutes(5));
        }

        assertThat(forwarded).isGreaterThanOrEqualTo(11);
    }

    @Test
    void otherHostsOfTheLinkLoseNothingThen() {
        start(32);
        isForwarded(41, 9);
        waitWithMemberOn(41, Duration.ofMinutes(10));

        assertThat(IntStream.range(20, 40).filter(host -> isForwarded(41, host)))
                .hasSize(20);
    }

    @Test
    void hostIsRememberedByTheNextEngine() {
        start(32);
        isForwarded(41, 9);
        waitWithMemberOn(41, Duration.ofMinutes(10));

        engine = new Engine(engine.configuration(), links(), engine.state(now), new Random(1), now);
        engine.drain(now);

        assertThat(engine.routes()).noneMatch(entry -> entry.key().isWildcard());
        assertThat(engine.state(now).senders()).hasSize(1);
    }

    @Test
    void interfaceThatGetsTheVifOfAnotherIsNotTakenForIt() {
        start(17);
        listenOn(12);
        Ipv4Address source = Ipv4Address.of("10.0.10.9");
        engine.handle(new NoCache(kernel.arrivalVif(UPSTREAM), source, GROUP), now);
        turn();
        int vif = kernel.arrivalVif(26);
        engine.handle(new WrongVif(vif, source, GROUP), now);
        turn();
        assertThat(engine.rejectedTraffic(now)).hasSize(1);

        names.remove(26);
        kernel.setInterfaces(names.keySet());
        engine.handle(new LinksLost(Set.of(26)), now);
        engine.handle(new LinksChanged(links()), now);
        turn();
        names.put(77, "eth77");
        kernel.setInterfaces(names.keySet());
        engine.handle(new LinksChanged(links()), now);
        pass(Duration.ofSeconds(1));

        assertThat(kernel.vifs()).containsEntry(vif, 77);
        assertThat(engine.rejectedTraffic(now)).isEmpty();
    }

    private void start(int interfaces) {
        IntStream.range(UPSTREAM, UPSTREAM + interfaces).forEach(index -> names.put(index, "eth" + index));
        kernel.setInterfaces(names.keySet());
        TreeMap<InterfaceName, InterfaceConfiguration> configured = new TreeMap<>();
        configured.put(
                new InterfaceName("eth" + UPSTREAM),
                InterfaceConfiguration.of(Role.UPSTREAM).withAltSubnets(List.of(Ipv4Prefix.ANY)));
        configured.put(new InterfaceName("eth*"), InterfaceConfiguration.of(Role.DOWNSTREAM));
        engine = new Engine(
                ProxyConfiguration.EMPTY.withInterfaces(configured), links(), EngineState.EMPTY, new Random(1), now);
        pass(Duration.ofSeconds(1));
        listenOn(UPSTREAM + interfaces - 1);
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        names.forEach((index, name) -> links.add(new Link(
                index,
                new InterfaceName(name),
                true,
                1500,
                InterfaceAddress.parse("10.0." + index + ".1/24").stream().toList())));
        return links;
    }

    private void listenOn(int index) {
        ReportV3 join = new ReportV3(List.of(new GroupRecord(RecordType.TO_EX, GROUP, List.of())));
        byte[] packet =
                IgmpPackets.packet(Ipv4Address.of("10.0." + index + ".7"), Ipv4Address.ALL_IGMPV3_ROUTERS, join);
        engine.handle(new PacketReceived(index, packet, packet.length), now);
        turn();
    }

    /** A host sends one packet; returns whether it arrives upstream. */
    private boolean isForwarded(int index, int host) {
        MfcKey key = new MfcKey(Ipv4Address.of("10.0." + index + "." + host), GROUP.address());
        int vif = kernel.arrivalVif(index);
        StrictKernel.Fate fate = kernel.fate(index, key, UPSTREAM);
        if (fate == StrictKernel.Fate.HELD) {
            engine.handle(new NoCache(vif, key.origin(), GROUP), now);
            turn();
            return kernel.fate(index, key, UPSTREAM) == StrictKernel.Fate.FORWARDED;
        } else if (kernel.isWrong(index, key)) {
            engine.handle(new WrongVif(vif, key.origin(), GROUP), now);
            turn();
        }
        return fate == StrictKernel.Fate.FORWARDED;
    }

    /** Time passes in which nobody sends and the member of a link reports again and again. */
    private void waitWithMemberOn(int index, Duration duration) {
        long end = now + duration.toNanos();
        while (now < end) {
            listenOn(index);
            pass(Duration.ofSeconds(30));
            engine.handle(new RoutesCounted(List.of()), now);
            turn();
        }
    }

    private void pass(Duration duration) {
        long end = now + duration.toNanos();
        turn();
        while (engine.nextDeadline() <= end) {
            now = Math.max(now, engine.nextDeadline());
            turn();
        }
        now = end;
    }

    private void turn() {
        List<OutputRefused> refused = new ArrayList<>();
        for (EngineOutput output : engine.drain(now)) {
            kernel.carryOut(output).ifPresent(error -> refused.add(new OutputRefused(output, error)));
        }
        assertThat(refused).isEmpty();
    }
}
