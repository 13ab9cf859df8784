package net.igmpproxy.core.engine;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.Downstream;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.engine.port.Upstream;
import net.igmpproxy.core.router.RouterInterface;
import org.jspecify.annotations.Nullable;

/** Creates status snapshots of configured interfaces. */
final class StatusFactory {
    private final InterfaceTable interfaces;
    private final KernelUpkeep upkeep;
    private final Turn turn;

    StatusFactory(InterfaceTable interfaces, KernelUpkeep upkeep, Turn turn) {
        this.interfaces = interfaces;
        this.upkeep = upkeep;
        this.turn = turn;
    }

    /**
     * Creates the status of one interface.
     *
     * @param link    its state in the kernel; null if it does not exist
     * @param working true if the proxy is to run
     */
    InterfaceStatus describe(InterfaceName name, Role role, @Nullable Link link, boolean working) {
        boolean takesPart = working && role != Role.DISABLED;
        Optional<ActiveInterface> active = interfaces.active(name);
        Optional<Upstream> up = interfaces.upstream().filter(candidate -> role == Role.UPSTREAM);
        return new InterfaceStatus(
                name,
                role,
                takesPart ? state(name, link) : InterfaceStatus.State.DISABLED,
                Optional.ofNullable(link),
                active.map(present -> OptionalInt.of(present.vif())).orElse(OptionalInt.empty()),
                up.map(this::igmp).or(() -> interfaces.downstream(name).map(this::igmp)),
                Optional.empty());
    }

    private InterfaceStatus.Igmp igmp(Upstream up) {
        int version = up.host().version(turn.now()).number();
        return new InterfaceStatus.Igmp(
                version,
                up.host().querier(),
                false,
                true,
                up.host().groupCount(),
                up.host().sourceCount(),
                0);
    }

    private InterfaceStatus.Igmp igmp(Downstream lan) {
        RouterInterface router = lan.router();
        return new InterfaceStatus.Igmp(
                router.version(turn.now()).number(),
                Optional.of(router.querier()).filter(address -> router.isQuerier() || router.hasOtherQuerier()),
                router.isQuerier(),
                lan.forwards(),
                router.groupCount(),
                router.sourceCount(),
                router.hostCount());
    }

    private InterfaceStatus.State state(InterfaceName name, @Nullable Link link) {
        InterfaceStatus.State state = state(link);
        boolean lacking = interfaces.active(name).isEmpty() || upkeep.isRefused(name);
        return state == InterfaceStatus.State.ACTIVE && lacking ? InterfaceStatus.State.FAILED : state;
    }

    /** The state of an enabled interface, provided that the kernel refuses no item that it needs. */
    static InterfaceStatus.State state(@Nullable Link link) {
        if (link == null) {
            return InterfaceStatus.State.ABSENT;
        }
        return link.up() ? InterfaceStatus.State.ACTIVE : InterfaceStatus.State.DOWN;
    }
}
