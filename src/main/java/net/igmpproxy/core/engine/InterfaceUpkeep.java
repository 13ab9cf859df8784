package net.igmpproxy.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.EngineInput.KernelRead;
import net.igmpproxy.core.engine.port.KernelItem;
import net.igmpproxy.core.engine.port.KernelItem.Filter;
import net.igmpproxy.core.engine.port.KernelItem.Route;
import net.igmpproxy.core.engine.port.KernelItem.RouterGroups;
import net.igmpproxy.core.engine.port.KernelItem.Vif;
import net.igmpproxy.core.engine.port.Retries;
import net.igmpproxy.core.engine.port.Turn;

/** Restores VIFs and router-group memberships that the kernel has refused or lost. */
final class InterfaceUpkeep {
    private final InterfaceTable interfaces;
    private final VifTable vifs;
    private final RouterGroupTable routerGroups;
    private final Retries retries;
    private final Turn turn;
    private final Items items = new Items();

    /** Indices of the interfaces removed since the last turn. */
    private final Set<Integer> left = new TreeSet<>();

    InterfaceUpkeep(InterfaceTable interfaces, KernelTables kernel, Turn turn) {
        this.interfaces = interfaces;
        this.vifs = kernel.vifs();
        this.routerGroups = kernel.routerGroups();
        this.retries = kernel.retries();
        this.turn = turn;
    }

    /**
     * Compares the kernel's VIFs and memberships with the wanted ones.
     *
     * @return items that another program has changed
     */
    List<KernelItem> read(KernelRead read) {
        return Stream.<KernelItem>concat(
                        vifs.read(read.vifs()).stream(), routerGroups.read(read.routerGroups()).stream())
                .toList();
    }

    /** Records that the kernel has lost all state of some interfaces. */
    void lost(Set<Integer> interfaceIndices) {
        vifs.lost(interfaceIndices);
        routerGroups.lost(interfaceIndices);
        left.addAll(interfaceIndices);
    }

    /** Sends queries and reports on interfaces that were removed and have returned. */
    void askReturned() {
        left.forEach(index -> interfaces.withIndex(index).ifPresent(this::ask));
        left.clear();
    }

    /** Records that the kernel has refused an item. */
    void refused(KernelItem item) {
        itemOf(item).ifPresent(InterfaceItem::refused);
    }

    /** Returns true if the item is needed and the kernel refuses it. */
    boolean isRefused(KernelItem item) {
        return retries.isRefused(item) && isNeeded(item);
    }

    /** Returns true if the kernel refuses any item that the interface needs. */
    boolean isRefused(InterfaceName name) {
        return retries.refusedOthers().keySet().stream()
                .anyMatch(item ->
                        isNeeded(item) && nameOf(item).filter(name::equals).isPresent());
    }

    /** Returns true if the item is a VIF or a membership that an active interface needs. */
    boolean isNeeded(KernelItem item) {
        return itemOf(item).filter(InterfaceItem::isNeeded).isPresent();
    }

    /** The interface of an item. */
    Optional<InterfaceName> nameOf(KernelItem item) {
        return itemOf(item).flatMap(InterfaceItem::name);
    }

    /** Sends a query or reports on the interface of a restored item, because messages may have been missed. */
    void ask(KernelItem item) {
        if (isNeeded(item)) {
            nameOf(item).ifPresent(this::ask);
        }
    }

    private void ask(InterfaceName name) {
        interfaces.downstream(name).ifPresent(lan -> lan.router().askSoon(turn.now()));
        interfaces
                .upstream()
                .filter(up -> up.active().name().equals(name))
                .ifPresent(up -> up.host().reportAll(turn.now()));
    }

    private Optional<InterfaceItem> itemOf(KernelItem item) {
        return item.accept(items);
    }

    /** Item that an interface needs. */
    private interface InterfaceItem {
        void refused();

        boolean isNeeded();

        Optional<InterfaceName> name();
    }

    /** Finds the items of interfaces; MFC entries and the pre-filter are none. */
    private final class Items implements KernelItem.Visitor<Optional<InterfaceItem>> {
        @Override
        public Optional<InterfaceItem> vif(Vif vif) {
            return Optional.of(new VifItem(vif));
        }

        @Override
        public Optional<InterfaceItem> routerGroups(RouterGroups groups) {
            return Optional.of(new RouterGroupsItem(groups));
        }

        @Override
        public Optional<InterfaceItem> route(Route route) {
            return Optional.empty();
        }

        @Override
        public Optional<InterfaceItem> filter(Filter filter) {
            return Optional.empty();
        }
    }

    private final class VifItem implements InterfaceItem {
        private final Vif vif;

        VifItem(Vif vif) {
            this.vif = vif;
        }

        @Override
        public void refused() {
            vifs.refused(vif);
        }

        @Override
        public boolean isNeeded() {
            return vif.interfaceIndex() != Vif.REMOVED && vifs.isClaimed(vif);
        }

        @Override
        public Optional<InterfaceName> name() {
            return interfaces.withIndex(vif.interfaceIndex());
        }
    }

    private final class RouterGroupsItem implements InterfaceItem {
        private final RouterGroups groups;

        RouterGroupsItem(RouterGroups groups) {
            this.groups = groups;
        }

        @Override
        public void refused() {
            routerGroups.refused(groups);
        }

        @Override
        public boolean isNeeded() {
            return name().isPresent();
        }

        @Override
        public Optional<InterfaceName> name() {
            return interfaces.withIndex(groups.interfaceIndex());
        }
    }
}
