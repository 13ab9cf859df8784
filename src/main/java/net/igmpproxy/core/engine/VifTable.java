package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.engine.EngineOutput.AddVif;
import net.igmpproxy.core.engine.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.EngineOutput.SetArrivalVifs;
import net.igmpproxy.core.engine.EngineState.VifAssignment;
import net.igmpproxy.core.engine.KernelItem.ArrivalVifs;
import net.igmpproxy.core.engine.KernelItem.Vif;
import net.igmpproxy.core.forwarding.VifTtls;
import org.jspecify.annotations.Nullable;

/**
 * VIFs by number: the interfaces that are to have one, and the VIFs that the kernel has. The kernel is brought from the one
 * to the other at the end of a turn, so that it does not matter in which order interfaces come, go and change their names
 * or roles in between: a VIF belongs to an interface index, and stays as long as that index is to have one.
 */
final class VifTable {
    private final Turn turn;
    private final Retries retries;
    private final TreeMap<Integer, Integer> claimed = new TreeMap<>();

    /** What the kernel has as far as is known. */
    private final TreeMap<Integer, Integer> installed = new TreeMap<>();

    private final Set<Integer> repaired = new TreeSet<>();

    /** The interfaces with a second VIF, by its number; null as long as nothing is known of them. */
    private @Nullable SortedMap<Integer, Link> arrivals;

    /**
     * @param inherited VIFs that exist in the kernel already
     */
    VifTable(Collection<VifAssignment> inherited, Retries retries, Turn turn) {
        this.turn = turn;
        this.retries = retries;
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
                .filter(vif -> !claimed.containsKey(vif) && isInstalled(vif, interfaceIndex))
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

    /** Has the kernel make the VIF of an interface, unless it has, or has refused it a moment ago. */
    void install(ActiveInterface active) {
        Vif item = new Vif(active.vif(), active.link().index());
        if (isInstalled(item.vif(), item.interfaceIndex()) || !retries.mayTry(item, turn.now())) {
            return;
        }
        if (retries.tried(item, turn.now())) {
            repaired.add(item.vif());
        }
        installed.put(item.vif(), item.interfaceIndex());
        turn.output(
                new AddVif(active.vif(), active.link(), active.configuration().threshold()));
    }

    /**
     * Has the kernel remove the VIFs that no interface is to have. Their numbers are free from then on.
     *
     * @return whether there were any
     */
    boolean removeUnclaimed() {
        return installed.keySet().removeIf(vif -> {
            Vif item = new Vif(vif, Vif.REMOVED);
            boolean removed = !claimed.containsKey(vif) && retries.mayTry(item, turn.now());
            if (removed) {
                retries.tried(item, turn.now());
                turn.output(new DeleteVif(vif));
            }
            return removed;
        });
    }

    /**
     * Takes the VIFs that were made once more. Entries that were installed while such a VIF was missing do not lead to it
     * ({@code ipmr_update_thresholds} in {@code net/ipv4/ipmr.c}).
     */
    Set<Integer> takeRepaired() {
        Set<Integer> taken = Set.copyOf(repaired);
        repaired.clear();
        return taken;
    }

    /** Has the kernel give these interfaces second VIFs, and no others, unless it has. */
    void setArrivals(SortedMap<Integer, Link> next) {
        boolean same = arrivals != null && indices(next).equals(indices(arrivals));
        arrivals = next;
        if (!same) {
            turn.output(new SetArrivalVifs(next));
        }
    }

    /** Has the kernel give interfaces their second VIFs, although it should have. */
    void setArrivalsAgain() {
        if (arrivals != null) {
            turn.output(new SetArrivalVifs(arrivals));
        }
    }

    private static Map<Integer, Integer> indices(SortedMap<Integer, Link> links) {
        Map<Integer, Integer> indices = new TreeMap<>();
        links.forEach((vif, link) -> indices.put(vif, link.index()));
        return indices;
    }

    /** The kernel has not done what it should. */
    void refused(Vif item) {
        if (item.interfaceIndex() == Vif.REMOVED) {
            installed.put(item.vif(), Vif.REMOVED);
        } else {
            installed.remove(item.vif(), item.interfaceIndex());
        }
    }

    /** Whether an item is still as it should be. */
    boolean isWanted(Vif item) {
        return item.interfaceIndex() == Vif.REMOVED
                ? !claimed.containsKey(item.vif())
                : Integer.valueOf(item.interfaceIndex()).equals(claimed.get(item.vif()));
    }

    /**
     * Takes notice of the VIFs that the kernel has.
     *
     * @return what another program has changed
     */
    List<KernelItem> read(Map<Integer, Integer> kernel) {
        List<KernelItem> changed = new ArrayList<>();
        Map<Integer, Integer> seconds = arrivals == null ? Map.of() : indices(arrivals);
        if (!kernel.entrySet().containsAll(seconds.entrySet())) {
            changed.add(new ArrivalVifs());
        }
        claimed.forEach((vif, index) -> {
            if (isInstalled(vif, index) && !index.equals(kernel.get(vif))) {
                changed.add(new Vif(vif, index));
            }
        });
        kernel.keySet().stream()
                .filter(vif -> !claimed.containsKey(vif) && !installed.containsKey(vif) && !seconds.containsKey(vif))
                .forEach(vif -> changed.add(new Vif(vif, Vif.REMOVED)));
        installed.clear();
        installed.putAll(kernel);
        installed.keySet().removeIf(vif -> seconds.containsKey(vif) && !claimed.containsKey(vif));
        return changed;
    }

    private boolean isInstalled(int vif, int interfaceIndex) {
        return Integer.valueOf(interfaceIndex).equals(installed.get(vif));
    }
}
