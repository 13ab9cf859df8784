package net.igmpproxy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.membership.GroupMembership;

/**
 * Engine in virtual time with arbitrary inputs, and its invariants. Its interfaces are eth0 (upstream), eth1 and eth2
 * in 192.168.0.0/24, 192.168.1.0/24 and 192.168.2.0/24, with the address .1; eth3 does not exist.
 */
final class EngineUnderFire {
    /** Number of interfaces on which a packet may arrive. */
    static final int INTERFACES = 4;

    private static final int FIRST_INDEX = 10;

    /** Maximum number of consecutive turns at the same time. */
    private static final int MOST_TURNS_AT_ONCE = 500;

    private final ProxyConfiguration configuration;
    private final List<Link> links =
            IntStream.range(0, INTERFACES - 1).mapToObj(EngineUnderFire::link).toList();
    private final Accounting accounting = new Accounting();
    private final Engine engine;
    private long now;

    EngineUnderFire(ProxyConfiguration configuration, long seed) {
        this.configuration = configuration;
        this.engine = new Engine(configuration, links, EngineState.EMPTY, new Random(seed), now);
        settle();
    }

    /** Checks that the stored state is within the configured limits. */
    void checkLimits() {
        List<GroupMembership> memberships = engine.memberships(now);
        assertThat(memberships.stream().mapToInt(EngineUnderFire::records).sum())
                .as("records of all interfaces")
                .isLessThanOrEqualTo(configuration.maxEntries());
        Map<InterfaceName, List<GroupMembership>> byInterface =
                memberships.stream().collect(Collectors.groupingBy(GroupMembership::interfaceName));
        byInterface.forEach((name, those) -> checkLimits(
                Objects.requireNonNull(configuration.interfaces().get(name)).limits(), those));
    }

    /** Returns the accounting of the packets. */
    Accounting accounting() {
        return accounting;
    }

    /** Receives a packet on eth<i>n</i> and runs the engine. */
    void receive(int number, byte[] packet) {
        engine.handle(new PacketReceived(FIRST_INDEX + number, packet, packet.length), now);
        List<EngineOutput> outputs = engine.drain(now);
        account(number, packet, outputs);
        settle();
    }

    /** Advances the time. */
    void pass(long nanos) {
        long end = now + nanos;
        while (engine.nextDeadline() <= end) {
            now = Math.max(now, engine.nextDeadline());
            settle();
        }
        now = end;
    }

    private void account(int number, byte[] packet, List<EngineOutput> outputs) {
        if (number < links.size()) {
            Link link = links.get(number);
            InterfaceConfiguration configured = configuration.interfaces().get(link.name());
            if (configured != null && configured.role() != Role.DISABLED) {
                accounting.check(link, configured, packet, outputs);
                return;
            }
        }
        accounting.checkUnknownInterface(outputs);
    }

    private static void checkLimits(Limits limits, List<GroupMembership> memberships) {
        assertThat(memberships).as("groups").hasSizeLessThanOrEqualTo(limits.maxGroups());
        assertThat(memberships)
                .as("sources of each group")
                .allMatch(each -> each.sources().size() <= limits.maxGroupSources());
        Set<Ipv4Address> hosts = memberships.stream()
                .flatMap(each -> each.hosts().stream())
                .map(GroupMembership.Host::address)
                .collect(Collectors.toSet());
        assertThat(hosts).as("hosts").hasSizeLessThanOrEqualTo(limits.maxHosts());
    }

    /** Returns the number of records of a membership: the group, its sources, its hosts and their sources. */
    private static int records(GroupMembership membership) {
        int hosts = membership.hosts().stream()
                .mapToInt(host -> 1 + host.filter().sources().size())
                .sum();
        return 1 + membership.sources().size() + hosts;
    }

    /** Runs all due turns, which must end. */
    private void settle() {
        int turns = 0;
        while (engine.nextDeadline() <= now) {
            engine.drain(now);
            assertThat(turns++).as("turns at one moment").isLessThan(MOST_TURNS_AT_ONCE);
        }
    }

    private static Link link(int number) {
        List<InterfaceAddress> addresses =
                InterfaceAddress.parse("192.168." + number + ".1/24").stream().toList();
        return new Link(FIRST_INDEX + number, new InterfaceName("eth" + number), true, 1500, addresses);
    }
}
