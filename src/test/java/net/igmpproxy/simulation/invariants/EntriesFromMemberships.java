package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.simulation.proxy.Fate;
import net.igmpproxy.simulation.proxy.Fate.Verdict;
import net.igmpproxy.simulation.proxy.HeldPacket;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.KernelModel;
import net.igmpproxy.simulation.proxy.KernelModel.Released;
import net.igmpproxy.simulation.proxy.Port;
import net.igmpproxy.simulation.world.DataSource;
import net.igmpproxy.simulation.world.Lan;
import net.igmpproxy.simulation.world.World;

/**
 * The MFC forwards packets exactly to the interfaces of RFC 4605 section 4.2, and not to links whose querier is another
 * router. No packet stays queued in the kernel, and queued packets are forwarded as well. A wildcard entry does not
 * match packets from another input interface. All kernel calls of the proxy are valid.
 */
final class EntriesFromMemberships implements Invariant {
    private final World world;
    private final Evidence evidence;
    private final Reachability reachability;
    private final KernelModel kernel;

    EntriesFromMemberships(World world, Evidence evidence, Reachability reachability) {
        this.world = world;
        this.evidence = evidence;
        this.reachability = reachability;
        this.kernel = world.proxy().kernel();
    }

    @Override
    public void check(Snapshot snapshot) {
        List<String> oddities = kernel.takeOddities();
        if (!oddities.isEmpty()) {
            throw new Violation("the kernel was asked for what makes no sense: " + oddities);
        }
        kernel.takeReleased().forEach(released -> check(snapshot, released));
        world.lans().forEach(this::checkSilence);
        for (String group : world.cast().groups()) {
            world.cast().sources().forEach(source -> check(snapshot, group, source));
        }
    }

    private void checkSilence(Lan lan) {
        if (!lan.port().exists() || forwards(lan) || !evidence.on(lan.name()).isSurelyNotQuerier(world.now())) {
            return;
        }
        for (MfcEntry entry : kernel.entries()) {
            for (int vif = 0; vif < 32; vif++) {
                if (entry.ttls().contains(vif)
                        && kernel.interfaceOf(vif) == lan.port().index()) {
                    throw new Violation(
                            "another router is in charge of " + lan.name() + ", but " + entry + " forwards to it");
                }
            }
        }
    }

    private boolean forwards(Lan lan) {
        return world.proxy().settings().of(lan.name()).protocol().forwardWhenNotQuerier();
    }

    private void check(Snapshot snapshot, String group, DataSource source) {
        Port arrival = world.proxy().port(source.interfaceName());
        if (!arrival.isAttached()) {
            return;
        }
        Fate fate = kernel.peek(arrival.index(), source.address(), group, source.ttl());
        if (fate.verdict() == Verdict.WRONG_VIF
                && kernel.isMatchedByWildcard(arrival.index(), source.address(), group)) {
            throw new Violation(
                    "packets of " + source + " to " + group + " match a wildcard entry of another interface");
        }
        if (fate.verdict() == Verdict.FORWARDED) {
            if (kernel.isUnresolved(source.address(), group, world.now())) {
                throw new Violation("packets of " + source.address() + " to " + group
                        + " are forwarded, but the kernel still holds those that came before");
            }
            Set<Integer> expected = expected(snapshot, group, source);
            if (!fate.leaves().equals(expected)) {
                throw new Violation("packets of " + source.address() + " to " + group + " that come in on "
                        + source.interfaceName() + " leave through interfaces " + fate.leaves() + " instead of "
                        + expected);
            }
        }
    }

    /** Checks that queued packets, which caused the upcall, are forwarded. */
    private void check(Snapshot snapshot, Released released) {
        HeldPacket packet = released.packet();
        for (DataSource source : world.cast().sources()) {
            Port arrival = world.proxy().port(source.interfaceName());
            if (source.address().equals(packet.source()) && arrival.isAttached() && arrival.index() == packet.index()) {
                Set<Integer> expected = expected(snapshot, packet.group(), source);
                if (!released.fate().leaves().equals(expected)) {
                    throw new Violation("a held packet of " + packet + " left through interfaces " + released.fate()
                            + " instead of " + expected);
                }
            }
        }
    }

    private Set<Integer> expected(Snapshot snapshot, String group, DataSource source) {
        Set<Integer> expected = new TreeSet<>();
        if (!reachability.isAdmitted(source, group)) {
            return expected;
        }
        for (Lan lan : world.lans()) {
            if (reachability.isPossible(source, group, lan)
                    && (snapshot.isQuerier(lan.name()) || forwards(lan))
                    && snapshot.filter(lan.name(), group).wants(source.address())) {
                expected.add(lan.port().index());
            }
        }
        Port upstream = world.upstream().port();
        InterfaceSettings settings = world.proxy().settings().of(World.UPSTREAM);
        if (!source.interfaceName().equals(World.UPSTREAM)
                && upstream.isAttached()
                && settings.allows(group)
                && source.ttl() > settings.threshold()) {
            expected.add(upstream.index());
        }
        return expected;
    }
}
