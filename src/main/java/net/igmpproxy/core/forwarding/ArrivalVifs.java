package net.igmpproxy.core.forwarding;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Second VIFs of the downstream interfaces, to which the kernel attributes the packets that arrive there.
 *
 * <p>The kernel looks up the VIF of an arriving packet from the highest number down ({@code ipmr_find_vif} in {@code
 * net/ipv4/ipmr.c}), and an interface may have several. A (*,G) entry lists the first VIF of each interface with members,
 * so that packets leave there. It does not list the second one: what arrives there does not match the wildcard entry, and
 * the kernel asks about it as about any other new source. Exact entries are not affected: for their parent the kernel
 * compares the interface and not the number.
 *
 * <p>The interface with VIF <i>v</i> has the arrival VIF 31 - <i>v</i>, unless another interface needs that number: with
 * more than 16 interfaces some have none.
 */
public final class ArrivalVifs {
    private static final int HIGHEST = VifTtls.MAX_VIFS - 1;
    private static final int NONE = -1;

    /** By arrival VIF: the first VIF of the same interface. */
    private final int[] interfaceVifs = new int[VifTtls.MAX_VIFS];

    /** @param interfaces all interfaces that have a VIF */
    ArrivalVifs(List<ForwardingInterface> interfaces) {
        Arrays.fill(interfaceVifs, NONE);
        for (ForwardingInterface candidate : interfaces) {
            int arrival = HIGHEST - candidate.vif();
            if (!candidate.upstream()
                    && arrival > candidate.vif()
                    && interfaces.stream().noneMatch(other -> other.vif() == arrival)) {
                interfaceVifs[arrival] = candidate.vif();
            }
        }
    }

    /** Whether packets that arrive on the interface with this VIF are attributed to an arrival VIF. */
    boolean isSeparate(int vif) {
        return interfaceVifs[HIGHEST - vif] == vif;
    }

    /** The first VIF of an interface, of any of its VIFs. */
    public int interfaceVif(int vif) {
        return interfaceVifs[vif] == NONE ? vif : interfaceVifs[vif];
    }

    /** The first VIF of each interface that has an arrival VIF, by the latter. */
    public SortedMap<Integer, Integer> all() {
        TreeMap<Integer, Integer> all = new TreeMap<>();
        for (int vif = 0; vif < interfaceVifs.length; vif++) {
            if (interfaceVifs[vif] != NONE) {
                all.put(vif, interfaceVifs[vif]);
            }
        }
        return Collections.unmodifiableSortedMap(all);
    }
}
