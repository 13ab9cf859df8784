package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.KernelItem;
import net.igmpproxy.core.engine.port.KernelItem.Vif;
import net.igmpproxy.core.engine.port.Retries;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.forwarding.ArrivalVifs;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;

/**
 * VIFs by number: the interfaces that are to have one, and the VIFs that the kernel has. The kernel is brought from the one
 * to the other at the end of a turn, so that it does not matter in which order interfaces come, go and change their names
 * or roles in between: a VIF belongs to an interface index, and stays as long as that index is to have one. A number is given
 * only while the kernel has no VIF of that number.
 */
public final class VifTable {
    private final Turn turn;
    private final Retries retries;
    private final TreeMap<Integer, Integer> claimed = new TreeMap<>();
    private final ArrivalNumbers arrivals = new ArrivalNumbers();

    /** Those of the arrival VIFs that count, as they were when {@link #arrivalVifs} was last called. */
    private Set<Integer> arrivalsInForce = Set.of();

    /** What the kernel has as far as is known. */
    private final TreeMap<Integer, Integer> installed = new TreeMap<>();

    private final Set<Integer> repaired = new TreeSet<>();

    /** VIFs that the kernel had, and has no more. */
    private final Set<Integer> lost = new TreeSet<>();

    /** Numbers that entries may still refer to, though no interface has them. */
    private final Set<Integer> reserved = new TreeSet<>();

    /**
     * @param inherited VIFs that exist in the kernel already
     */
    VifTable(Collection<VifAssignment> inherited, Retries retries, Turn turn) {
        this.turn = turn;
        this.retries = retries;
        inherited.forEach(vif -> vif.numbers().forEach(number -> installed.put(number, vif.interfaceIndex())));
        inherited.forEach(this::adoptArrival);
    }

    /**
     * The higher number of an interface that has two is its arrival VIF. So is a single one that has no free number above it:
     * the first VIF, of a number below, has been lost.
     */
    private void adoptArrival(VifAssignment vif) {
        boolean lost = freeAbove(vif.vif()).isEmpty() && free().findFirst().isPresent();
        OptionalInt arrival = vif.arrivalVif().isPresent() || !lost ? vif.arrivalVif() : OptionalInt.of(vif.vif());
        arrival.ifPresent(number -> arrivals.put(number, vif.interfaceIndex()));
    }

    /** The numbers that nobody has or is to have, ascending. */
    private IntStream free() {
        return IntStream.range(0, VifTtls.MAX_VIFS)
                .filter(vif -> !claimed.containsKey(vif)
                        && !arrivals.contains(vif)
                        && !installed.containsKey(vif)
                        && !reserved.contains(vif));
    }

    private OptionalInt freeAbove(int vif) {
        return free().filter(number -> number > vif).max();
    }

    /**
     * Finds a number for an interface: the one of its VIF in the kernel, or else the former one, to which entries still
     * refer, or else the lowest that no other interface has or is to have.
     *
     * @param spare  how many numbers must stay free for other interfaces
     * @param former the number that an interface of its name has just released
     * @return empty if there is none
     */
    OptionalInt claim(int interfaceIndex, int spare, OptionalInt former) {
        OptionalInt present = IntStream.range(0, VifTtls.MAX_VIFS)
                .filter(vif -> !claimed.containsKey(vif) && !arrivals.contains(vif) && isInstalled(vif, interfaceIndex))
                .findFirst();
        if (present.isEmpty() && VifTtls.MAX_VIFS - claimed.size() <= spare) {
            return present;
        }
        boolean isFormerVacant = former.stream().anyMatch(vif -> isUnwanted(vif) && !installed.containsKey(vif));
        OptionalInt vacant = isFormerVacant ? former : free().findFirst();
        OptionalInt found = present.isPresent() ? present : vacant;
        found.ifPresent(vif -> claimed.put(vif, interfaceIndex));
        return found;
    }

    /**
     * Gives up arrival VIFs, so that after this turn there are numbers for interfaces that have found none.
     *
     * @param waiting how many interfaces there are
     * @param spare   how many numbers must stay free for others
     */
    void makeRoom(int waiting, int spare) {
        long room = Math.min(waiting, VifTtls.MAX_VIFS - claimed.size() - spare);
        long coming = installed.entrySet().stream()
                .filter(vif -> isUnwanted(vif.getKey()) && vif.getValue() != Vif.REMOVED)
                .count();
        for (long missing = room - coming - free().count(); missing > 0; missing--) {
            arrivals.giveUpOne();
        }
    }

    /**
     * Finds out whether {@link #claim} has a number for an interface that has none.
     *
     * @param spare how many numbers must stay free for other interfaces
     */
    boolean hasRoom(int spare) {
        return VifTtls.MAX_VIFS - claimed.size() > spare && free().findFirst().isPresent();
    }

    /** An interface is not to have its VIF any more, unless it {@linkplain #claim claims} one again in this turn. */
    void release(int vif) {
        claimed.remove(vif);
        reserved.add(vif);
    }

    /**
     * Finds arrival VIFs for interfaces, as far as there are numbers, and gives up those of all others.
     *
     * @param more whether there may be more than now; not while an interface waits for a first VIF
     * @return whether {@link #arrivalVifs} has changed
     */
    boolean assignArrivals(Collection<ActiveInterface> downstreams, boolean more) {
        Map<Integer, Integer> firsts = new TreeMap<>();
        downstreams.forEach(active -> firsts.put(active.link().index(), active.vif()));
        boolean changed = arrivals.keepOnly(firsts);
        for (ActiveInterface active : downstreams) {
            int index = active.link().index();
            if (more && arrivals.of(index).isEmpty()) {
                OptionalInt number = IntStream.range(active.vif() + 1, VifTtls.MAX_VIFS)
                        .filter(vif -> isInstalled(vif, index) && isUnwanted(vif))
                        .findFirst();
                OptionalInt found = number.isPresent() ? number : freeAbove(active.vif());
                found.ifPresent(vif -> arrivals.put(vif, index));
                changed |= found.isPresent();
            }
        }
        return changed;
    }

    /** Whether an interface has no arrival VIF. */
    boolean lacksArrival(ActiveInterface downstream) {
        return arrivals.of(downstream.link().index()).isEmpty();
    }

    /** The arrival VIFs that the kernel has, or will have at the end of this turn. */
    ArrivalVifs arrivalVifs() {
        arrivalsInForce = findArrivalsInForce();
        return arrivals.vifs(claimed, arrivalsInForce);
    }

    /** Notes a change of {@link #arrivalVifs}; to be called when the kernel has got or lost VIFs, or has refused them. */
    void checkArrivals() {
        if (!findArrivalsInForce().equals(arrivalsInForce)) {
            turn.topologyChanged();
        }
    }

    private Set<Integer> findArrivalsInForce() {
        return arrivals.all().entrySet().stream()
                .map(arrival -> new Vif(arrival.getKey(), arrival.getValue()))
                .filter(this::isInForce)
                .map(Vif::vif)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One that was refused counts when the kernel has taken it, and not when that is tried. */
    private boolean isInForce(Vif arrival) {
        boolean isThere = isInstalled(arrival.vif(), arrival.interfaceIndex()) || retries.mayTry(arrival, turn.now());
        return isThere && !retries.isRefused(arrival) && !retries.isAwaited(arrival);
    }

    /** Has the kernel make the VIFs of an interface, unless it has, or has refused them a moment ago. */
    void install(ActiveInterface active) {
        int index = active.link().index();
        if (isToBeMade(new Vif(active.vif(), index))) {
            turn.output(new AddVif(
                    active.vif(), active.link(), active.configuration().threshold()));
        }
        arrivals.of(index)
                .filter(arrival -> isInstalled(active.vif(), index) && isToBeMade(new Vif(arrival, index)))
                .ifPresent(arrival -> turn.output(new AddArrivalVif(arrival, active.link())));
    }

    private boolean isToBeMade(Vif item) {
        if (isInstalled(item.vif(), item.interfaceIndex()) || !retries.mayTry(item, turn.now())) {
            return false;
        }
        boolean again = lost.remove(item.vif());
        if (retries.tried(item, turn.now()) || again) {
            repaired.add(item.vif());
        }
        installed.put(item.vif(), item.interfaceIndex());
        return true;
    }

    /**
     * Has the kernel remove the VIFs that no interface is to have. Their numbers are free from then on.
     *
     * @return whether numbers have become free
     */
    boolean removeUnwanted() {
        boolean isReleased = reserved.stream().anyMatch(vif -> isUnwanted(vif) && !installed.containsKey(vif));
        reserved.clear();
        boolean isRemoved = removeInstalled();
        return isReleased || isRemoved;
    }

    private boolean removeInstalled() {
        return installed.keySet().removeIf(vif -> {
            Vif item = new Vif(vif, Vif.REMOVED);
            boolean removed = isUnwanted(vif) && retries.mayTry(item, turn.now());
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

    /** The kernel has not done what it should. */
    void refused(Vif item) {
        if (item.interfaceIndex() == Vif.REMOVED) {
            installed.put(item.vif(), Vif.REMOVED);
            return;
        }
        installed.remove(item.vif(), item.interfaceIndex());
    }

    /** Whether a VIF is the first one of an interface, without which that takes no part. */
    boolean isClaimed(Vif item) {
        return Integer.valueOf(item.interfaceIndex()).equals(claimed.get(item.vif()));
    }

    /**
     * Takes notice of the VIFs that the kernel has.
     *
     * @return what another program has changed
     */
    List<KernelItem> read(Map<Integer, Integer> kernel) {
        List<KernelItem> changed = new ArrayList<>();
        Map<Integer, Integer> wanted = new TreeMap<>(arrivals.all());
        wanted.putAll(claimed);
        wanted.forEach((vif, index) -> {
            if (isInstalled(vif, index) && !index.equals(kernel.get(vif))) {
                changed.add(new Vif(vif, index));
            }
        });
        kernel.keySet().stream()
                .filter(vif -> isUnwanted(vif) && !installed.containsKey(vif))
                .forEach(vif -> changed.add(new Vif(vif, Vif.REMOVED)));
        installed.clear();
        installed.putAll(kernel);
        return changed;
    }

    /** An entry as the kernel shows it: without the VIFs that it does not have. */
    MfcEntry asKernelShows(MfcEntry entry) {
        VifTtls ttls = entry.ttls().only(installed::containsKey);
        int parent = installed.containsKey(entry.parent()) ? entry.parent() : RouteReading.UNKNOWN_PARENT;
        return parent == entry.parent() && ttls.equals(entry.ttls()) ? entry : new MfcEntry(entry.key(), parent, ttls);
    }

    private boolean isUnwanted(int vif) {
        return !claimed.containsKey(vif) && !arrivals.contains(vif);
    }

    private boolean isInstalled(int vif, int interfaceIndex) {
        return Integer.valueOf(interfaceIndex).equals(installed.get(vif));
    }

    /** The VIFs of interfaces that have left are gone. */
    void lost(Set<Integer> interfaceIndices) {
        installed.entrySet().removeIf(vif -> {
            boolean left = interfaceIndices.contains(vif.getValue());
            if (left) {
                lost.add(vif.getKey());
            }
            return left;
        });
    }

    /** Whether the kernel has a VIF of a number. */
    boolean isPresent(int vif) {
        return installed.containsKey(vif);
    }
}
