package net.igmpproxy.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
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
import net.igmpproxy.core.engine.event.EngineInput.ConfigurationChanged;
import net.igmpproxy.core.engine.event.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.event.EngineInput.LinksLost;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.OutputRefused;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.port.KernelItem;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Interfaces that appear, disappear, and change names, indices and roles in random order, on a strict kernel. The
 * kernel never receives a call that it must refuse. The engine knows the kernel's state. Streams between untouched
 * interfaces lose no packet after any single call.
 */
@Tag("slow")
class InterfaceChurnTest {
    private static final int SEEDS = Integer.getInteger("churn.seeds", 5);
    private static final int STEPS = 40;

    /** More than the longest interval between two attempts. */
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(31);

    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final int UPSTREAM = 10;
    private static final int MEMBER = 11;
    private static final int SENDER = 12;
    private static final MfcKey UPSTREAM_FLOW = new MfcKey(Ipv4Address.of("10.0.10.9"), GROUP.address());
    private static final MfcKey LOCAL_FLOW = new MfcKey(Ipv4Address.of("10.0.12.9"), GROUP.address());

    private final TreeMap<Integer, String> names = new TreeMap<>();
    private final Set<Integer> lost = new TreeSet<>();
    private Random random = new Random(0);
    private Random notifies = new Random(0);
    private StrictKernel kernel = new StrictKernel();

    @SuppressWarnings("NullAway.Init")
    private Engine engine;

    private String upstream = "eth10";
    private boolean watching;
    private double refusal;
    private boolean unreliable;
    private long now;
    private String last = "";

    @ParameterizedTest
    @ValueSource(ints = {3, 15, 17, 24, 30, 31, 32, 36})
    void untouchedStreamsLoseNothing(int interfaces) {
        for (int seed = 0; seed < SEEDS; seed++) {
            start(seed, interfaces);
            listenOn(MEMBER);
            listenOn(SENDER);
            turn();
            packet(SENDER, LOCAL_FLOW);
            packet(UPSTREAM, UPSTREAM_FLOW);
            watching = true;
            for (int step = 0; step < STEPS; step++) {
                change(List.of(this::vanish, this::appear, this::rename, this::listen, this::send), 13);
            }
            requireAsWanted();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 17, 31, 32, 36})
    void kernelIsAsWantedWhileRolesChange(int interfaces) {
        for (int seed = 0; seed < SEEDS; seed++) {
            start(seed, interfaces);
            for (int step = 0; step < STEPS; step++) {
                change(
                        List.of(
                                this::vanish,
                                this::appear,
                                this::rename,
                                this::listen,
                                this::send,
                                this::swapRoles,
                                this::replace),
                        10);
            }
            pass(LONGEST_INTERVAL);
            requireAsWanted();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 17, 31, 32, 36})
    void kernelThatRefusesAtRandomBecomesAsWanted(int interfaces) {
        for (int seed = 0; seed < SEEDS; seed++) {
            start(seed, interfaces);
            refusal = 0.1;
            unreliable = true;
            for (int step = 0; step < STEPS; step++) {
                change(List.of(this::vanish, this::appear, this::rename, this::listen, this::swapRoles), 10);
                pass(Duration.ofMillis(random.nextInt(500)));
            }
            refusal = 0;
            pass(LONGEST_INTERVAL);
            requireAsWanted();
        }
    }

    private void start(int seed, int interfaces) {
        random = new Random(seed);
        notifies = new Random(seed);
        kernel = new StrictKernel();
        names.clear();
        lost.clear();
        upstream = "eth10";
        watching = false;
        refusal = 0;
        unreliable = false;
        now = 0;
        IntStream.range(0, interfaces).forEach(number -> names.put(UPSTREAM + number, "eth" + (UPSTREAM + number)));
        kernel.setInterfaces(names.keySet());
        engine = new Engine(configuration(), links(), EngineState.EMPTY, random, now);
        turn();
        pass(Duration.ofSeconds(1));
    }

    /** Applies a few changes, which the engine receives in one turn. */
    private void change(List<Supplier<String>> changes, int firstTouched) {
        StringBuilder all = new StringBuilder();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            all.append(changes.get(random.nextInt(changes.size())).get()).append("; ");
        }
        last = all.toString();
        names.headMap(firstTouched).forEach((index, name) -> assertThat(name).isEqualTo("eth" + index));
        kernel.setInterfaces(names.keySet());
        if (!lost.isEmpty()) {
            engine.handle(new LinksLost(Set.copyOf(lost)), now);
            lost.clear();
        }
        engine.handle(new LinksChanged(links()), now);
        turn();
        engine.handle(kernel.read(), now);
        turn();
        pass(Duration.ofMillis(10));
    }

    private String vanish() {
        List<Integer> present = touchable();
        if (present.isEmpty()) {
            return "nothing";
        }
        int index = present.get(random.nextInt(present.size()));
        replaceInterface(index);
        return names.remove(index) + " vanishes";
    }

    private String appear() {
        int index = random.nextBoolean() ? 13 + random.nextInt(40) : 1000 + random.nextInt(1000);
        String name = "eth" + index;
        if (names.containsKey(index) || names.containsValue(name)) {
            return "nothing";
        }
        names.put(index, name);
        return name + " appears";
    }

    private String rename() {
        List<Integer> present = touchable();
        if (present.size() < 2) {
            return "nothing";
        }
        int one = present.get(random.nextInt(present.size()));
        int other = present.get(random.nextInt(present.size()));
        String name = String.valueOf(names.put(one, String.valueOf(names.get(other))));
        names.put(other, name);
        return one + " and " + other + " swap names";
    }

    /** Another interface gets the index before the engine reads the interfaces. */
    private String replace() {
        List<Integer> present = touchable();
        if (present.isEmpty()) {
            return "nothing";
        }
        int index = present.get(random.nextInt(present.size()));
        replaceInterface(index);
        return index + " is another interface";
    }

    /** The kernel may send the notification before the engine reads the interfaces. */
    private void replaceInterface(int index) {
        kernel.replaceInterface(index);
        if (notifies.nextBoolean()) {
            lost.add(index);
        }
    }

    private String listen() {
        int index = anyOf(new ArrayList<>(names.keySet()));
        listenOn(index);
        return "a host on " + index + " joins";
    }

    private String send() {
        int index = anyOf(new ArrayList<>(names.keySet()));
        packet(index, new MfcKey(Ipv4Address.of("10.0." + index % 250 + ".77"), GROUP.address()));
        return "a host on " + index + " sends";
    }

    private String swapRoles() {
        upstream = String.valueOf(names.get(anyOf(new ArrayList<>(names.keySet()))));
        engine.handle(new ConfigurationChanged(configuration()), now);
        return upstream + " is upstream";
    }

    private List<Integer> touchable() {
        return new ArrayList<>(names.tailMap(13).keySet());
    }

    private int anyOf(List<Integer> indices) {
        return indices.get(random.nextInt(indices.size()));
    }

    private void listenOn(int index) {
        ReportV3 join = new ReportV3(List.of(new GroupRecord(RecordType.TO_EX, GROUP, List.of())));
        byte[] packet =
                IgmpPackets.packet(Ipv4Address.of("10.0." + index % 250 + ".7"), Ipv4Address.ALL_IGMPV3_ROUTERS, join);
        engine.handle(new PacketReceived(index, packet, packet.length), now);
    }

    private void packet(int index, MfcKey key) {
        int vif = kernel.arrivalVif(index);
        if (vif >= 0 && kernel.isWrong(index, key)) {
            engine.handle(new WrongVif(vif, key.origin(), GROUP), now);
        } else if (vif >= 0 && kernel.fate(index, key, index) == StrictKernel.Fate.HELD) {
            engine.handle(new NoCache(vif, key.origin(), GROUP), now);
        }
        turn();
    }

    private void turn() {
        boolean refused = workOut();
        if (refused) {
            workOut();
        }
    }

    private boolean workOut() {
        List<OutputRefused> refusals = new ArrayList<>();
        for (EngineOutput output : engine.drain(now)) {
            if (mayFail(output) && random.nextDouble() < refusal) {
                refusals.add(new OutputRefused(output, "ENOBUFS"));
                continue;
            }
            kernel.carryOut(output).ifPresent(error -> refusals.add(new OutputRefused(output, error)));
            if (!unreliable) {
                assertThat(refusals).as("after %s", last).isEmpty();
            }
            requireStreams(output);
        }
        refusals.forEach(input -> engine.handle(input, now));
        return !refusals.isEmpty();
    }

    /** The kernel never refuses to remove an existing VIF. */
    private static boolean mayFail(EngineOutput output) {
        return KernelItem.of(output).isPresent() && !(output instanceof DeleteVif);
    }

    private void requireStreams(EngineOutput output) {
        if (watching) {
            assertThat(kernel.fate(SENDER, LOCAL_FLOW, UPSTREAM))
                    .as("from a host upstream at %s after %s", output, last)
                    .isEqualTo(StrictKernel.Fate.FORWARDED);
            assertThat(kernel.fate(SENDER, LOCAL_FLOW, MEMBER))
                    .as("from a host to a host at %s after %s", output, last)
                    .isEqualTo(StrictKernel.Fate.FORWARDED);
            assertThat(kernel.fate(UPSTREAM, UPSTREAM_FLOW, MEMBER))
                    .as("from upstream at %s after %s", output, last)
                    .isNotEqualTo(StrictKernel.Fate.DROPPED);
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

    private void requireAsWanted() {
        TreeMap<Integer, Integer> firsts = new TreeMap<>();
        engine.interfaces(now)
                .forEach(status -> status.vif()
                        .ifPresent(vif ->
                                firsts.put(vif, status.link().map(Link::index).orElseThrow())));
        assertThat(kernel.vifs()).as(last).containsAllEntriesOf(firsts);
        assertThat(firsts)
                .as("%s, kernel %s, names %s", last, kernel.vifs(), names)
                .hasSize(Math.min(names.size(), VifTtls.MAX_VIFS - (names.containsValue(upstream) ? 0 : 1)));
        TreeMap<Integer, Integer> seconds = new TreeMap<>(kernel.vifs());
        seconds.keySet().removeAll(firsts.keySet());
        assertThat(seconds.values()).as(last).doesNotHaveDuplicates().isSubsetOf(firsts.values());
        firsts.forEach((vif, index) -> {
            assertThat(seconds.headMap(vif).values()).as(last).doesNotContain(index);
            if (!seconds.containsValue(index) && !upstream.equals(names.get(index))) {
                assertThat(kernel.vifs().keySet())
                        .as("%s without arrival VIF", names.get(index))
                        .containsAll(
                                IntStream.range(vif, VifTtls.MAX_VIFS).boxed().toList());
            }
        });
        engine.handle(kernel.read(), now);
        engine.handle(kernel.readRoutes(), now);
        assertThat(engine.drain(now).stream()
                        .filter(output -> KernelItem.of(output).isPresent()))
                .as(last)
                .isEmpty();
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        names.forEach((index, name) -> links.add(new Link(
                index,
                new InterfaceName(name),
                true,
                1500,
                InterfaceAddress.parse("10.0." + index % 250 + ".1/24").stream().toList())));
        return links;
    }

    private ProxyConfiguration configuration() {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        interfaces.put(
                new InterfaceName(upstream),
                InterfaceConfiguration.of(Role.UPSTREAM).withAltSubnets(List.of(Ipv4Prefix.ANY)));
        interfaces.put(new InterfaceName("eth*"), InterfaceConfiguration.of(Role.DOWNSTREAM));
        return ProxyConfiguration.EMPTY.withInterfaces(interfaces);
    }
}
