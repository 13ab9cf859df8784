package net.igmpproxy.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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
import net.igmpproxy.core.engine.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.EngineOutput.AddVif;
import net.igmpproxy.core.engine.EngineOutput.SendMessage;
import net.igmpproxy.core.forwarding.VifTtls;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nearly as many interfaces as the kernel has VIFs: no number stays unused while an interface waits for one. */
class WaitingInterfacesTest {
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int UPSTREAM = 10;
    private static final int LAN = 11;

    private final StrictKernel kernel = new StrictKernel();
    private final TreeMap<Integer, String> names = new TreeMap<>();
    private final List<EngineOutput> outputs = new ArrayList<>();
    private Predicate<EngineOutput> refuses = output -> false;

    @SuppressWarnings("NullAway.Init")
    private Engine engine;

    private long now;

    @Test
    void numberOfAnArrivalVifThatTheKernelRefusesIsUsed() {
        refuses = AddArrivalVif.class::isInstance;
        start(31);

        appear(60);

        requireAllAtWork();
    }

    @Test
    void numberOfAnArrivalVifThatLeftWithItsLinkIsUsed() {
        start(31);
        kernel.replaceInterface(LAN);
        names.put(60, "eth60");
        kernel.setInterfaces(names.keySet());

        engine.handle(new LinksLost(Set.of(LAN)), now);
        engine.handle(new LinksChanged(links()), now);
        turn();

        requireAllAtWork();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void numbersOfArrivalVifsThatAnotherProgramRemovedAreUsed(int count) {
        start(VifTtls.MAX_VIFS - count);
        IntStream.range(0, count).forEach(number -> kernel.vifs().remove(VifTtls.MAX_VIFS - 1 - number));
        engine.handle(kernel.read(), now);

        appear(IntStream.range(60, 60 + count).toArray());

        requireAllAtWork();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 17, 30, 31, 32})
    void interfaceMadeAnewInOneTurnInterruptsNothingUpstream(int interfaces) {
        start(interfaces);
        listenOn(12);
        pass(Duration.ofSeconds(5));
        outputs.clear();
        kernel.replaceInterface(12);
        names.remove(12);
        names.put(200, "eth12");
        kernel.setInterfaces(names.keySet());

        engine.handle(new LinksLost(Set.of(12)), now);
        engine.handle(new LinksChanged(links()), now);
        turn();

        assertThat(outputs)
                .filteredOn(SendMessage.class::isInstance)
                .extracting(output -> ((SendMessage) output).interfaceIndex())
                .doesNotContain(UPSTREAM);
        requireAllAtWork();
    }

    @Test
    void arrivalVifThatIsMadeAtLastCountsAgain() {
        start(3);
        refuses = output -> output instanceof AddArrivalVif || output instanceof AddVif;
        removeVifsOf(LAN);
        refuses = AddArrivalVif.class::isInstance;
        pass(Duration.ofMillis(250));
        refuses = output -> output instanceof AddArrivalVif || output instanceof AddVif;
        removeVifsOf(LAN);
        pass(Duration.ofMinutes(1));

        refuses = output -> false;
        pass(Duration.ofMinutes(1));
        listenOn(LAN);
        engine.handle(new NoCache(kernel.arrivalVif(LAN), Ipv4Address.of("10.0.11.9"), GROUP), now);
        turn();

        assertThat(engine.routes()).anyMatch(entry -> entry.key().isWildcard());
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
        turn();
        pass(Duration.ofSeconds(1));
    }

    private void appear(int... indices) {
        IntStream.of(indices).forEach(index -> names.put(index, "eth" + index));
        kernel.setInterfaces(names.keySet());
        engine.handle(new LinksChanged(links()), now);
        turn();
    }

    private void removeVifsOf(int interfaceIndex) {
        kernel.vifs().values().removeIf(index -> index == interfaceIndex);
        engine.handle(kernel.read(), now);
        turn();
    }

    private void requireAllAtWork() {
        pass(LONG);
        assertThat(engine.interfaces(now))
                .filteredOn(status -> status.vif().isEmpty())
                .as("without VIF, while the kernel has %s", kernel.vifs())
                .isEmpty();
    }

    private void listenOn(int index) {
        ReportV3 join = new ReportV3(List.of(new GroupRecord(RecordType.TO_EX, GROUP, List.of())));
        byte[] packet =
                IgmpPackets.packet(Ipv4Address.of("10.0." + index + ".7"), Ipv4Address.ALL_IGMPV3_ROUTERS, join);
        engine.handle(new PacketReceived(index, packet, packet.length), now);
        turn();
    }

    private void turn() {
        List<OutputRefused> refused = new ArrayList<>();
        for (EngineOutput output : engine.drain(now)) {
            outputs.add(output);
            if (refuses.test(output)) {
                refused.add(new OutputRefused(output, "ENOBUFS"));
            } else {
                kernel.carryOut(output).ifPresent(error -> refused.add(new OutputRefused(output, error)));
            }
        }
        refused.forEach(input -> engine.handle(input, now));
        if (!refused.isEmpty()) {
            turn();
        }
    }

    private void pass(Duration duration) {
        long end = now + duration.toNanos();
        while (engine.nextDeadline() <= end) {
            now = Math.max(now, engine.nextDeadline());
            turn();
        }
        now = end;
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
}
