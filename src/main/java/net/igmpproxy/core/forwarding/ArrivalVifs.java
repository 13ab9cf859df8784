package net.igmpproxy.core.forwarding;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Second VIFs of the downstream interfaces, to which the kernel attributes arriving packets.
 *
 * <p>The kernel looks up the VIF of an arriving packet from the highest number down ({@code ipmr_find_vif} in
 * {@code net/ipv4/ipmr.c}). An interface may have several VIFs. A (*,G) entry lists the first VIF of each interface
 * with members, so packets leave through it. The entry does not list the second VIF. Packets attributed to that VIF do
 * not match the (*,G) entry, and the kernel sends an upcall as for any new source.
 *
 * <p>(S,G) entries are not affected: for their parent VIF the kernel compares the interface and not the VIF number.
 *
 * <p>The number of the second VIF must be higher than that of the first. With more than 16 interfaces some have no
 * arrival VIF.
 */
public final class ArrivalVifs {
    /** No arrival VIFs. */
    public static final ArrivalVifs NONE = new ArrivalVifs(Map.of(), Set.of());

    private final Map<Integer, Integer> interfaceVifs;
    private final Set<Integer> separate = new TreeSet<>();

    /**
     * @param interfaceVifs first VIF of the interface by the number of any other VIF that has, or recently had, packets
     *     attributed to it
     * @param inForce arrival VIFs to which the kernel currently attributes packets
     */
    public ArrivalVifs(Map<Integer, Integer> interfaceVifs, Set<Integer> inForce) {
        this.interfaceVifs = Map.copyOf(interfaceVifs);
        inForce.forEach(arrival -> separate.add(interfaceVif(arrival)));
    }

    /** Returns true if the kernel attributes packets that arrive on the interface of this VIF to an arrival VIF. */
    boolean isSeparate(int vif) {
        return separate.contains(vif);
    }

    /** Returns the first VIF of the interface that owns a VIF. */
    public int interfaceVif(int vif) {
        return interfaceVifs.getOrDefault(vif, vif);
    }
}
