package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.EngineEvent.KernelChanged;
import net.igmpproxy.core.engine.EngineInput.KernelRead;
import net.igmpproxy.core.engine.EngineInput.OutputRefused;
import net.igmpproxy.core.engine.EngineInput.RoutesCompared;
import net.igmpproxy.core.engine.EngineInput.RoutesRead;
import net.igmpproxy.core.engine.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.KernelItem.Filter;
import net.igmpproxy.core.engine.KernelItem.Route;
import net.igmpproxy.core.engine.KernelItem.Vif;
import net.igmpproxy.core.forwarding.ForwardingTable;
import net.igmpproxy.core.forwarding.MfcEntry;
import net.igmpproxy.core.forwarding.RouteReading;
import net.igmpproxy.core.forwarding.VifTtls;

/**
 * Keeps the kernel as the engine wants it: sets again what the kernel has refused, and what another program has changed. An
 * item is always set to what is wanted when it is due, whatever led to it.
 */
final class KernelUpkeep {
    private final InterfaceTable interfaces;
    private final InterfaceUpkeep items;
    private final VifTable vifs;
    private final ForwardingTable forwarding;
    private final Shields shields;
    private final Retries retries;
    private final Turn turn;

    /** Differences of the last comparison beside the work of the engine, with what was wanted then. */
    private Map<RouteReading, Optional<MfcEntry>> suspects = Map.of();

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
        KernelItem.of(refused.output()).ifPresent(item -> {
            boolean news = !items.isRefused(item);
            retries.refused(item, refused.reason(), turn.now());
            items.refused(item);
            if (news && items.isRefused(item)) {
                nameOf(item).ifPresent(name -> turn.announce(new InterfaceChanged(name, InterfaceStatus.State.FAILED)));
            }
        });
    }

    /** Takes notice of the VIFs and memberships that the kernel has. */
    void onRead(KernelRead read) {
        items.read(read).forEach(this::disturbed);
    }

    /** Takes notice of forwarding entries that the kernel has. */
    void onRead(RoutesRead read) {
        List<RouteReading> readings =
                read.complete() ? RouteReading.differences(forwarding.installed(), read.readings()) : read.readings();
        readings.stream()
                .filter(reading -> !isAmbiguous(reading))
                .filter(this::isDifferent)
                .forEach(reading -> disturbed(Route.of(reading.key(), reading.parent())));
    }

    /** Takes notice of differences that were found beside the work of the engine. */
    void onCompared(RoutesCompared compared) {
        Map<RouteReading, Optional<MfcEntry>> found = new HashMap<>();
        compared.differences().stream()
                .filter(reading -> !isAmbiguous(reading))
                .filter(this::isDifferent)
                .forEach(reading -> found.put(reading, wanted(reading)));
        found.forEach((reading, wanted) -> {
            if (wanted.equals(suspects.get(reading))) {
                disturbed(Route.of(reading.key(), reading.parent()));
            }
        });
        suspects = found;
    }

    private boolean isDifferent(RouteReading reading) {
        return wanted(reading)
                .map(entry -> !reading.shows(entry))
                .orElse(reading.ttls().isPresent());
    }

    private Optional<MfcEntry> wanted(RouteReading reading) {
        return forwarding
                .installed(reading.key())
                .filter(entry -> !reading.key().isWildcard() || entry.parent() == reading.parent());
    }

    /** A wildcard entry whose parent VIF has gone may be any; if it is wanted, it comes back with that VIF. */
    private static boolean isAmbiguous(RouteReading reading) {
        return reading.key().isWildcard() && reading.parent() == RouteReading.UNKNOWN_PARENT;
    }

    private void disturbed(KernelItem item) {
        if (retries.disturbed(item, turn.now())) {
            nameOf(item).ifPresent(name -> {
                turn.announce(new KernelChanged(name, item.label()));
                turn.observations()
                        .note(
                                name,
                                "kernel-changed",
                                occurrences -> new Finding.KernelChanged(name, item.label(), occurrences),
                                turn.now());
            });
        }
    }

    /** Interfaces have changed: what was refused may be possible now. */
    void onLinksChanged() {
        retries.hasten(turn.now());
    }

    /** Before a turn is worked out: hosts and routers behind an interface that is set again may not have been heard. */
    void begin() {
        retries.takeHeld(turn.now()).forEach(this::held);
        for (KernelItem item : retries.due(turn.now())) {
            if (item instanceof Filter) {
                shields.renew();
                retries.tried(item, turn.now());
            } else if (!(item instanceof Route)) {
                items.ask(item);
            }
        }
    }

    private void held(KernelItem item) {
        if (item instanceof Vif vif) {
            vifs.held(vif);
        }
        nameOf(item)
                .filter(name -> !items.isRefused(name))
                .flatMap(interfaces::active)
                .ifPresent(active -> {
                    if (!(item instanceof Route)) {
                        turn.announce(new InterfaceChanged(active.name(), StatusFactory.state(active.link())));
                    }
                });
    }

    /** After a turn has been worked out: sets the entries that are due, and those that lead to a VIF that is. */
    void settle() {
        Set<Integer> repaired = vifs.takeRepaired();
        if (!repaired.isEmpty()) {
            forwarding.installed().stream()
                    .filter(entry -> repaired.stream().anyMatch(entry.ttls()::contains))
                    .forEach(entry -> turn.output(new InstallRoute(entry)));
        }
        for (KernelItem item : retries.due(turn.now())) {
            if (item instanceof Route route) {
                set(route);
            }
            retries.tried(item, turn.now());
        }
    }

    private void set(Route route) {
        Optional<MfcEntry> wanted = wanted(RouteReading.absent(route.key(), route.parent()));
        turn.output(wanted.<EngineOutput>map(InstallRoute::new)
                .orElseGet(
                        () -> new RemoveRoute(new MfcEntry(route.key(), Math.max(0, route.parent()), VifTtls.none()))));
    }

    /** Whether the kernel refuses anything that an interface needs. */
    boolean isRefused(InterfaceName name) {
        return items.isRefused(name);
    }

    /** When the next item is to be set again. */
    long nextDeadline() {
        return retries.nextDeadline();
    }

    /** What the kernel refuses, of each interface. */
    List<Finding> findings() {
        Map<InterfaceName, Finding.KernelRefused> byInterface = new LinkedHashMap<>();
        retries.refusals()
                .forEach((item, reason) -> nameOf(item)
                        .ifPresent(name -> byInterface.merge(
                                name,
                                new Finding.KernelRefused(name, item.label(), reason, 1),
                                (first, next) -> new Finding.KernelRefused(
                                        name, first.subject(), first.reason(), first.items() + 1))));
        return new ArrayList<>(byInterface.values());
    }

    /** The interface that an item is told of with: an entry's is its parent, or the upstream interface. */
    private Optional<InterfaceName> nameOf(KernelItem item) {
        Optional<InterfaceName> upstream =
                interfaces.upstream().map(up -> up.active().name());
        if (item instanceof Route route) {
            return wanted(RouteReading.absent(route.key(), route.parent()))
                    .map(MfcEntry::parent)
                    .flatMap(interfaces::withVif)
                    .map(ActiveInterface::name)
                    .or(() -> upstream);
        }
        return items.nameOf(item).or(() -> upstream);
    }
}
