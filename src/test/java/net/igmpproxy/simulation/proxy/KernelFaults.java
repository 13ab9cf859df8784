package net.igmpproxy.simulation.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.event.EngineOutput.SetShields;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.simulation.base.Dice;

/** Kernel faults: failing calls, and another program that changes the tables. */
public final class KernelFaults {
    private static final Set<Class<? extends EngineOutput>> NEVER_REFUSED =
            Set.of(SendMessage.class, Announce.class, SetShields.class, LeaveRouterGroups.class);

    private final Dice dice;
    private final double refusal;

    /** @param refusal the probability that a call fails */
    public KernelFaults(Dice dice, double refusal) {
        this.dice = dice;
        this.refusal = refusal;
    }

    /**
     * Returns true if a call fails. Closing a membership socket never fails, and sending is left to the network model.
     */
    boolean refuses(EngineOutput output) {
        return !NEVER_REFUSED.contains(output.getClass()) && dice.chance(refusal);
    }

    /** Applies a random change and returns its description. */
    String disturb(KernelModel kernel, List<Port> ports) {
        List<MfcEntry> entries = new ArrayList<>(kernel.entries());
        List<Integer> vifs = new ArrayList<>(kernel.allVifs().keySet());
        kernel.excuseAll();
        return switch (dice.between(0, 4)) {
            case 0 -> vifs.isEmpty() ? "nothing" : deleteVif(kernel, dice.pick(vifs));
            case 1 -> forgetMemberships(dice.pick(ports));
            case 2 -> entries.isEmpty() ? "nothing" : remove(kernel, dice.pick(entries));
            case 3 -> entries.isEmpty() ? "nothing" : replace(kernel, dice.pick(entries));
            default -> add(kernel);
        };
    }

    private static String deleteVif(KernelModel kernel, int vif) {
        kernel.deleteVif(vif);
        return "VIF " + vif + " deleted";
    }

    private static String forgetMemberships(Port port) {
        port.setRouterGroupsJoined(false);
        return "router groups forgotten on " + port.interfaceName();
    }

    private static String remove(KernelModel kernel, MfcEntry entry) {
        kernel.remove(entry);
        return "removed " + entry;
    }

    private static String replace(KernelModel kernel, MfcEntry entry) {
        MfcEntry closed = new MfcEntry(entry.key(), entry.parent(), VifTtls.none());
        kernel.install(closed);
        return "replaced by " + closed;
    }

    private static String add(KernelModel kernel) {
        MfcKey key = new MfcKey(Ipv4Address.of("198.51.100.7"), Ipv4Address.of("239.255.1.1"));
        MfcEntry foreign = new MfcEntry(key, 0, VifTtls.none().with(1, 1));
        kernel.install(foreign);
        return "added " + foreign;
    }
}
