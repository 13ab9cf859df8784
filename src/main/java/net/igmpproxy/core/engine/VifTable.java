package net.igmpproxy.core.engine;

import java.util.Collection;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.core.engine.EngineOutput.AddVif;
import net.igmpproxy.core.engine.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.VifTtls;

/**
 * VIFs by number: the interfaces that are to have one, and the VIFs that the kernel has. The kernel is brought from the one
 * to the other at the end of a turn, so that it does not matter in which order interfaces come, go and change their names
 * or roles in between: a VIF belongs to an interface index, and stays as long as that index is to have one.
 */
final class VifTable {
    private final Turn turn;
    private final TreeMap<Integer, Integer> claimed = new TreeMap<>();
    private final TreeMap<Integer, Integer> installed = new TreeMap<>();

    /**
     * @param inherited VIFs that exist in the kernel already
     */
    VifTable(Collection<VifAssignment> inherited, Turn turn) {
        this.turn = turn;
        inherited.forEach(vif -> installed.put(vif.vif(), vif.interfaceIndex()));
    }

    /**
     * Finds a number for an interface: the one of its VIF in the kernel, or else the lowest that no other interface has or is
     * to have.
     *
     * @param spare how many numbers must stay free for other interfaces
     * @return empty if there is none
     */
    OptionalInt claim(int interfaceIndex, int spare) {
        OptionalInt present = IntStream.range(0, VifTtls.MAX_VIFS)
                .filter(vif -> !claimed.containsKey(vif)
                        && Integer.valueOf(interfaceIndex).equals(installed.get(vif)))
                .findFirst();
        int[] free = IntStream.range(0, VifTtls.MAX_VIFS)
                .filter(vif -> !claimed.containsKey(vif) && !installed.containsKey(vif))
                .toArray();
        OptionalInt found = present.isPresent() || free.length <= spare ? present : OptionalInt.of(free[0]);
        found.ifPresent(vif -> claimed.put(vif, interfaceIndex));
        return found;
    }

    /** An interface is not to have its VIF any more, unless it {@linkplain #claim claims} one again in this turn. */
    void release(int vif) {
        claimed.remove(vif);
    }

    /** Has the kernel make the VIF of an interface, unless it has. */
    void install(ActiveInterface active) {
        int index = active.link().index();
        if (!Integer.valueOf(index).equals(installed.put(active.vif(), index))) {
            turn.output(new AddVif(
                    active.vif(), active.link(), active.configuration().threshold()));
        }
    }

    /**
     * Has the kernel remove the VIFs that no interface is to have. Their numbers are free from then on.
     *
     * @return whether there were any
     */
    boolean removeUnclaimed() {
        return installed.keySet().removeIf(vif -> {
            boolean unclaimed = !claimed.containsKey(vif);
            if (unclaimed) {
                turn.output(new DeleteVif(vif));
            }
            return unclaimed;
        });
    }
}
