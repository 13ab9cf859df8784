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
 * Keeps the kernel as the engine wants it: sets again what the kernel has refused, and what another program has changed. An
 * item is always set to what is wanted when it is due, whatever led to it.
 */
final class KernelUpkeep {
    /** How many items are set again in one turn. */
    private static final int SLICE = 128;

    private final InterfaceTable interfaces;
    private final InterfaceUpkeep items;
    private final VifTable vifs;
    private final ForwardingTable forwarding;
    private final Shields shields;
    private final Retries retries;
    private final Turn turn;

    /** Differences of the last comparison beside the work of the engine, with what was wanted then. */
    private Map<RouteReading, Optional<MfcEntry>> suspects = Map.of();

    /** What is to be set again in this turn. */
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

    /** Takes notice of an output that was not carried out. */
    void onRefused(OutputRefused refused) {
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

    /** Takes notice of interfaces that have left, with all that the kernel had of them. */
    void onLost(LinksLost lost) {
        items.lost(lost.indices());
    }

    /** Reports and queries are repeated by the protocol, which is why a message is not sent again here. */
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

    /** Takes notice of the VIFs and memberships that the kernel has. */
    void onRead(KernelRead read) {
        disturbed(items.read(read));
        vifs.checkArrivals();
    }

    /** Takes notice of forwarding entries that the kernel has. */
    void onRead(RoutesRead read) {
        List<RouteReading> readings =
                read.complete() ? RouteReading.differences(forwarding.installed(), read.readings()) : read.readings();
        disturbed(different(readings).flatMap(this::itemsOf).toList());
    }

    /** Takes notice of differences that were found beside the work of the engine. */
    void onCompared(RoutesCompared compared) {
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

    /** The kernel cannot show VIFs that it does not have: those are set again by themselves, and the entries with them. */
    private boolean isDifferent(RouteReading reading) {
        return wanted(reading)
                .map(entry -> !reading.shows(vifs.asKernelShows(entry)))
                .orElse(reading.ttls().isPresent());
    }

    /**
     * What is to be set because of a reading. {@code MRT_ADD_MFC} without a parent moves a wildcard entry to another one
     * ({@code ipmr_mfc_add}): the entry that is wanted has then gone without a word.
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

    /** A wildcard entry whose parent VIF has gone may be the one that is wanted: that comes back with its VIF. */
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

    /** Interfaces have changed: what was refused may be possible now. */
    void onLinksChanged() {
        retries.hasten(turn.now());
    }

    /** Before a turn is worked out: hosts and routers behind an interface that is set again may not have been heard. */
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

    /** Hosts and routers are asked when the kernel has taken what it refused, and not at each try. */
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

    /** After a turn has been worked out: sets the entries that are due, and those that lead to a VIF that is. */
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

    /** An entry is set because hosts or sources have changed: that is a try as well. */
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

    /** Whether the kernel refuses anything that an interface needs. */
    boolean isRefused(InterfaceName name) {
        return items.isRefused(name);
    }

    /** A moment not later than the next one at which an item is to be set again. */
    long nextDeadline() {
        return retries.nextDeadline();
    }

    /** What the kernel refuses, of each interface. */
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

    /** The interface that an item is reported with: an entry's is its parent, or the upstream interface, or any. */
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
