package net.igmpproxy.core.forwarding;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Second VIFs of the downstream interfaces, to which the kernel attributes the packets that arrive there.
 *
 * <p>The kernel looks up the VIF of an arriving packet from the highest number down ({@code ipmr_find_vif} in {@code
 * net/ipv4/ipmr.c}), and an interface may have several. A (*,G) entry lists the first VIF of each interface with members,
 * so that packets leave there. It does not list the second one: what arrives there does not match the wildcard entry, and
 * the kernel asks about it as about any other new source. Exact entries are not affected: for their parent the kernel
 * compares the interface and not the number.
 *
 * <p>Any number above that of the first VIF will do. With more than 16 interfaces some have no arrival VIF.
 */
public final class ArrivalVifs {
    /** No interface has one. */
    public static final ArrivalVifs NONE = new ArrivalVifs(Map.of(), Set.of());

    private final Map<Integer, Integer> interfaceVifs;
    private final Set<Integer> separate = new TreeSet<>();

    /**
     * @param interfaceVifs the first VIF of an interface by any other number that packets of it are, or were lately, attributed
     *                      to
     * @param inForce       those of the other numbers that the kernel attributes packets to
     */
    public ArrivalVifs(Map<Integer, Integer> interfaceVifs, Set<Integer> inForce) {
        this.interfaceVifs = Map.copyOf(interfaceVifs);
        inForce.forEach(arrival -> separate.add(interfaceVif(arrival)));
    }

    /** Whether packets that arrive on the interface with this VIF are attributed to an arrival VIF. */
    boolean isSeparate(int vif) {
        return separate.contains(vif);
    }

    /** The first VIF of an interface, of any of its VIFs. */
    public int interfaceVif(int vif) {
        return interfaceVifs.getOrDefault(vif, vif);
    }
}
