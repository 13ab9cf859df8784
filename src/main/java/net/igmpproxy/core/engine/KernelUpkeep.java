package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.KernelChanged;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.KernelRead;
import net.igmpproxy.core.engine.event.EngineInput.LinksLost;
import net.igmpproxy.core.engine.event.EngineInput.OutputRefused;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCompared;
import net.igmpproxy.core.engine.event.EngineInput.RoutesRead;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.KernelItem;
import net.igmpproxy.core.engine.port.KernelItem.Filter;
import net.igmpproxy.core.engine.port.KernelItem.Route;
import net.igmpproxy.core.engine.port.Retries;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.forwarding.ForwardingTable;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcIdentity;
import net.igmpproxy.core.forwarding.mfc.RouteReading;

/**
 * Keeps kernel state as the engine wants it: sets again items that the kernel has refused or that another program has
 * changed. A due item is always set to its wanted state, whatever the cause.
 */
final class KernelUpkeep implements EngineInput.UpkeepVisitor {
    /** Maximum number of items that one turn sets again. */
    private static final int SLICE = 128;

    private final InterfaceTable interfaces;
    private final InterfaceUpkeep items;
    private final VifTable vifs;
    private final ForwardingTable forwarding;
    private final Shields shields;
    private final Retries retries;
    private final Turn turn;

    /** Differences of the last concurrent comparison, with the entries wanted at that time. */
    private Map<RouteReading, Optional<MfcEntry>> suspects = Map.of();

    /** Items to set again in this turn. */
    private List<KernelItem> due = List.of();

    KernelUpkeep(
            InterfaceTable interfaces, KernelTables kernel, ForwardingTable forwarding, Shields shields, Turn turn) {
        this.interfaces = interfaces;
        this.items = new InterfaceUpkeep(interfaces, kernel, turn);
        this.vifs = kernel.vifs();
        this.forwarding = forwarding;
        this.shields = shields;
        this.retries = kernel.retries();
        this.turn = turn;
    }

    /** Handles an output that the kernel has refused. */
    @Override
    public void outputRefused(OutputRefused refused) {
        if (refused.output() instanceof SendMessage message) {
            onNotSent(message, refused.reason());
        }
        KernelItem.of(refused.output()).ifPresent(item -> {
            boolean news = !items.isRefused(item);
            retries.refused(item, refused.reason(), turn.now());
            items.refused(item);
            vifs.checkArrivals();
            if (news && items.isRefused(item)) {
                nameOf(item).ifPresent(name -> turn.announce(new InterfaceChanged(name, InterfaceStatus.State.FAILED)));
            }
        });
    }

    /** Handles interfaces that were removed with all their kernel state. */
    @Override
    public void linksLost(LinksLost lost) {
        items.lost(lost.indices());
    }

    /**
     * Records a message that was not sent. The protocol repeats reports and queries, so the message is not sent again.
     */
    private void onNotSent(SendMessage message, String reason) {
        interfaces
                .withIndex(message.interfaceIndex())
                .ifPresent(name -> turn.observations()
                        .note(
                                name,
                                "messages-not-sent",
                                occurrences -> new Finding.MessagesNotSent(name, reason, occurrences),
                                turn.now()));
    }

    /** Handles a reading of the kernel's VIFs and memberships. */
    @Override
    public void kernelRead(KernelRead read) {
        disturbed(items.read(read));
        vifs.checkArrivals();
    }

    /** Handles a reading of the kernel's MFC entries. */
    @Override
    public void routesRead(RoutesRead read) {
        List<RouteReading> readings =
                read.complete() ? RouteReading.differences(forwarding.installed(), read.readings()) : read.readings();
        disturbed(different(readings).flatMap(this::itemsOf).toList());
    }

    /** Handles differences found concurrently. A difference that is found twice in succession is corrected. */
    @Override
    public void routesCompared(RoutesCompared compared) {
        Map<RouteReading, Optional<MfcEntry>> found = new HashMap<>();
        different(compared.differences()).forEach(reading -> found.put(reading, wanted(reading)));
        disturbed(found.entrySet().stream()
                .filter(difference -> difference.getValue().equals(suspects.get(difference.getKey())))
                .flatMap(difference -> itemsOf(difference.getKey()))
                .toList());
        suspects = found;
    }

    private Stream<RouteReading> different(List<RouteReading> readings) {
        return readings.stream().filter(reading -> !isAmbiguous(reading)).filter(this::isDifferent);
    }

    /**
     * Returns true if a reading differs from the wanted entry. The kernel cannot show VIFs that it does not have. Those
     * are set again separately, together with their entries.
     */
    private boolean isDifferent(RouteReading reading) {
        return wanted(reading)
                .map(entry -> !reading.shows(vifs.asKernelShows(entry)))
                .orElse(reading.ttls().isPresent());
    }

    /**
     * Items to set because of a reading. {@code MRT_ADD_MFC} without a parent changes the parent of a wildcard entry
     * ({@code ipmr_mfc_add}), so the wanted entry has disappeared as well.
     */
    private Stream<KernelItem> itemsOf(RouteReading reading) {
        Route read = new Route(reading.identity());
        return forwarding
                .installed(reading.key())
                .map(wanted -> Stream.<KernelItem>of(read, new Route(MfcIdentity.of(wanted)))
                        .distinct())
                .orElseGet(() -> Stream.of(read));
    }

    private Optional<MfcEntry> wanted(RouteReading reading) {
        return forwarding
                .installed(reading.key())
                .filter(entry -> !reading.key().isWildcard() || entry.parent() == reading.parent());
    }

    /** Returns true if a wildcard entry without a parent VIF may be the wanted one, which then returns with its VIF. */
    private boolean isAmbiguous(RouteReading reading) {
        return reading.key().isWildcard()
                && forwarding
                        .installed(reading.key())
                        .filter(entry -> !vifs.isPresent(entry.parent()))
                        .filter(entry ->
                                reading.parent() == RouteReading.UNKNOWN_PARENT || reading.parent() == entry.parent())
                        .isPresent();
    }

    private void disturbed(List<KernelItem> found) {
        Map<InterfaceName, List<KernelItem>> news = new LinkedHashMap<>();
        for (KernelItem item : found) {
            if (retries.disturbed(item, turn.now())) {
                nameOf(item)
                        .ifPresent(name -> news.computeIfAbsent(name, absent -> new ArrayList<>())
                                .add(item));
            }
        }
        news.forEach((name, changed) -> {
            String first = changed.get(0).label();
            turn.announce(new KernelChanged(name, first, changed.size()));
            turn.observations()
                    .note(
                            name,
                            "kernel-changed",
                            occurrences -> new Finding.KernelChanged(name, first, occurrences),
                            changed.size(),
                            turn.now());
        });
    }

    /** Hastens repeated attempts after a change of interfaces, since refused items may now be possible. */
    void onLinksChanged() {
        retries.hasten(turn.now());
    }

    /**
     * Prepares a turn: determines the due items, and sends queries and reports on interfaces whose items are set again.
     */
    void begin() {
        items.askReturned();
        List<KernelItem> held = retries.takeHeld();
        held.forEach(this::held);
        due = retries.takeDue(turn.now(), SLICE);
        if (!held.isEmpty() || !due.isEmpty()) {
            vifs.checkArrivals();
        }
        for (KernelItem item : due) {
            if (item instanceof Filter) {
                shields.renew();
                retries.tried(item, turn.now());
            } else if (!retries.isRefused(item)) {
                items.ask(item);
            }
        }
    }

    /**
     * Handles an item that the kernel has accepted after a refusal. Hosts and routers are queried only now, not at each
     * attempt.
     */
    private void held(KernelItem item) {
        if (items.isNeeded(item)) {
            items.ask(item);
            items.nameOf(item)
                    .filter(name -> !items.isRefused(name))
                    .flatMap(interfaces::active)
                    .ifPresent(active ->
                            turn.announce(new InterfaceChanged(active.name(), StatusFactory.state(active.link()))));
        }
    }

    /** Completes a turn: sets due MFC entries, and entries whose output VIF was set again. */
    void settle() {
        Set<Integer> repaired = vifs.takeRepaired();
        if (!repaired.isEmpty()) {
            forwarding.repair(repaired);
        }
        for (KernelItem item : due) {
            if (item instanceof Route route) {
                set(route);
                retries.tried(item, turn.now());
            } else {
                retries.forgetUntried(item);
            }
        }
        due = List.of();
    }

    /** Counts an entry that is set for other reasons as an attempt. */
    void onSet(MfcEntry entry) {
        retries.tried(new Route(MfcIdentity.of(entry)), turn.now());
    }

    private void set(Route route) {
        RouteReading absent = RouteReading.absent(route.entry());
        wanted(absent)
                .ifPresentOrElse(
                        entry -> turn.output(new InstallRoute(entry)),
                        () -> absent.removals(vifs::isPresent).forEach(entry -> turn.output(new RemoveRoute(entry))));
    }

    /** Returns true if the kernel refuses any item that the interface needs. */
    boolean isRefused(InterfaceName name) {
        return items.isRefused(name);
    }

    /** A time not later than the next repeated attempt. */
    long nextDeadline() {
        return retries.nextDeadline();
    }

    /** One finding for each interface with refused items. */
    List<Finding> findings() {
        Map<InterfaceName, Finding.KernelRefused> byInterface = new LinkedHashMap<>();
        Stream.concat(retries.refusedOthers().entrySet().stream(), retries.refusedRoutes().entrySet().stream())
                .forEach(refused -> nameOf(refused.getKey())
                        .ifPresent(name -> byInterface.merge(
                                name,
                                new Finding.KernelRefused(name, refused.getKey().label(), refused.getValue(), 1),
                                (first, next) -> new Finding.KernelRefused(
                                        name, first.subject(), first.reason(), first.items() + 1))));
        return new ArrayList<>(byInterface.values());
    }

    /**
     * The interface under which an item is reported: for an MFC entry that of its parent VIF, otherwise the upstream
     * interface or any other.
     */
    private Optional<InterfaceName> nameOf(KernelItem item) {
        Optional<InterfaceName> own = item instanceof Route route
                ? wanted(RouteReading.absent(route.entry()))
                        .map(MfcEntry::parent)
                        .flatMap(interfaces::withVif)
                        .map(ActiveInterface::name)
                : items.nameOf(item);
        return own.or(() -> interfaces.upstream().map(up -> up.active().name()))
                .or(() -> interfaces.downstreams().stream()
                        .map(lan -> lan.active().name())
                        .findFirst());
    }
}
