package net.igmpproxy.core.engine;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Role;
import org.jspecify.annotations.Nullable;

/** Describes configured interfaces. */
final class StatusFactory {
    private final InterfaceTable interfaces;

    StatusFactory(InterfaceTable interfaces) {
        this.interfaces = interfaces;
    }

    /**
     * Describes one.
     *
     * @param link    what the kernel says of it; null while it does not exist
     * @param working whether the proxy is to work
     */
    InterfaceStatus describe(InterfaceName name, Role role, @Nullable Link link, boolean working) {
        boolean takesPart = working && role != Role.DISABLED;
        Optional<ActiveInterface> active = interfaces.active(name);
        Optional<Upstream> up = interfaces.upstream().filter(candidate -> role == Role.UPSTREAM);
        Optional<Downstream> lan = interfaces.downstream(name);
        return new InterfaceStatus(
                name,
                role,
                takesPart ? state(link) : InterfaceStatus.State.DISABLED,
                Optional.ofNullable(link),
                active.map(present -> OptionalInt.of(present.vif())).orElse(OptionalInt.empty()),
                up.flatMap(present -> present.host().querier())
                        .or(() -> lan.map(present -> present.router().querier())),
                up.map(present -> present.host().groupCount())
                        .or(() -> lan.map(present -> present.router().groupCount()))
                        .orElse(0));
    }

    /** How an interface that is to take part is. */
    static InterfaceStatus.State state(@Nullable Link link) {
        if (link == null) {
            return InterfaceStatus.State.ABSENT;
        }
        return link.up() ? InterfaceStatus.State.ACTIVE : InterfaceStatus.State.DOWN;
    }
}
