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
 * VIF numbers of the interfaces, and the VIFs that the kernel has. The kernel is brought to the wanted state at the end
 * of a turn. So the order in which interfaces appear, disappear or change name and role within a turn has no effect. A
 * VIF belongs to an interface index, and stays as long as that index needs one. A number is assigned only while the
 * kernel has no VIF with it.
 */
public final class VifTable {
    private final Turn turn;
    private final Retries retries;
    private final TreeMap<Integer, Integer> claimed = new TreeMap<>();
    private final ArrivalNumbers arrivals = new ArrivalNumbers();

    /** Arrival VIFs in force at the last call of {@link #arrivalVifs}. */
    private Set<Integer> arrivalsInForce = Set.of();

    /** Interface index by VIF number in the kernel, as far as known. */
    private final TreeMap<Integer, Integer> installed = new TreeMap<>();

    private final Set<Integer> repaired = new TreeSet<>();

    /** VIFs that the kernel has lost. */
    private final Set<Integer> lost = new TreeSet<>();

    /** Released numbers that MFC entries may still refer to. */
    private final Set<Integer> reserved = new TreeSet<>();

    /**
     * Creates the table.
     *
     * @param inherited VIFs that exist in the kernel already
     */
    VifTable(Collection<VifAssignment> inherited, Retries retries, Turn turn) {
        this.turn = turn;
        this.retries = retries;
        inherited.forEach(vif -> vif.numbers().forEach(number -> installed.put(number, vif.interfaceIndex())));
        inherited.forEach(this::adoptArrival);
    }

    /**
     * Recognizes an inherited arrival VIF. It is the higher number of an interface with two VIFs. A single VIF is one
     * if no higher number is free: the first VIF, with a lower number, was lost.
     */
    private void adoptArrival(VifAssignment vif) {
        boolean lost = freeAbove(vif.vif()).isEmpty() && free().findFirst().isPresent();
        OptionalInt arrival = vif.arrivalVif().isPresent() || !lost ? vif.arrivalVif() : OptionalInt.of(vif.vif());
        arrival.ifPresent(number -> arrivals.put(number, vif.interfaceIndex()));
    }

    /** The free numbers, in ascending order. */
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
     * Assigns a VIF number to an interface. The order of preference is: the number of its VIF in the kernel, its former
     * number, the lowest free number.
     *
     * @param spare  number of VIFs that must stay free for other interfaces
     * @param former number that an interface of the same name has just released; MFC entries may still refer to it
     * @return empty if no number is free
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
     * Releases arrival VIFs, so that numbers become free for waiting interfaces after this turn.
     *
     * @param waiting number of waiting interfaces
     * @param spare   number of VIFs that must stay free for other interfaces
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
     * Returns true if {@link #claim} can assign a number to an interface without a VIF.
     *
     * @param spare number of VIFs that must stay free for other interfaces
     */
    boolean hasRoom(int spare) {
        return VifTtls.MAX_VIFS - claimed.size() > spare && free().findFirst().isPresent();
    }

    /** Releases the VIF of an interface. The interface may {@linkplain #claim claim} it again in this turn. */
    void release(int vif) {
        claimed.remove(vif);
        reserved.add(vif);
    }

    /**
     * Assigns arrival VIFs as far as numbers are free, and releases those of all other interfaces.
     *
     * @param more true if new arrival VIFs may be assigned; false while an interface waits for its first VIF
     * @return true if {@link #arrivalVifs} has changed
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

    /** Returns true if the interface has no arrival VIF. */
    boolean lacksArrival(ActiveInterface downstream) {
        return arrivals.of(downstream.link().index()).isEmpty();
    }

    /** Arrival VIFs that the kernel has, or will have at the end of this turn. */
    ArrivalVifs arrivalVifs() {
        arrivalsInForce = findArrivalsInForce();
        return arrivals.vifs(claimed, arrivalsInForce);
    }

    /** Records a change of {@link #arrivalVifs}. Must be called after the kernel has added, lost or refused VIFs. */
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

    /** A refused arrival VIF counts again when the kernel has accepted it, not at the attempt. */
    private boolean isInForce(Vif arrival) {
        boolean isThere = isInstalled(arrival.vif(), arrival.interfaceIndex()) || retries.mayTry(arrival, turn.now());
        return isThere && !retries.isRefused(arrival) && !retries.isAwaited(arrival);
    }

    /** Adds the VIFs of an interface, unless the kernel has them or has recently refused them. */
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
     * Removes the VIFs that no interface needs. Their numbers become free.
     *
     * @return true if numbers have become free
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
     * Removes and returns the VIFs that were added again. MFC entries installed while such a VIF was missing do not
     * forward to it ({@code ipmr_update_thresholds} in {@code net/ipv4/ipmr.c}).
     */
    Set<Integer> takeRepaired() {
        Set<Integer> taken = Set.copyOf(repaired);
        repaired.clear();
        return taken;
    }

    /** Records that the kernel has refused to add or remove a VIF. */
    void refused(Vif item) {
        if (item.interfaceIndex() == Vif.REMOVED) {
            installed.put(item.vif(), Vif.REMOVED);
            return;
        }
        installed.remove(item.vif(), item.interfaceIndex());
    }

    /** Returns true if the VIF is the first one of an active interface. */
    boolean isClaimed(Vif item) {
        return Integer.valueOf(item.interfaceIndex()).equals(claimed.get(item.vif()));
    }

    /**
     * Compares the VIFs with those of the kernel.
     *
     * @return items that another program has changed
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

    /** Returns an entry as the kernel shows it: without VIFs that the kernel does not have. */
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

    /** Removes the VIFs of removed interfaces. */
    void lost(Set<Integer> interfaceIndices) {
        installed.entrySet().removeIf(vif -> {
            boolean left = interfaceIndices.contains(vif.getValue());
            if (left) {
                lost.add(vif.getKey());
            }
            return left;
        });
    }

    /** Returns true if the kernel has a VIF with this number. */
    boolean isPresent(int vif) {
        return installed.containsKey(vif);
    }
}
