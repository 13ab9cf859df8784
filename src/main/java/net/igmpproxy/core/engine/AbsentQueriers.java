package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.EngineState.UpstreamState;
import net.igmpproxy.core.host.HostState;
import org.jspecify.annotations.Nullable;

/**
 * Querier state of an absent upstream interface, for example of a PPPoE session. Without it the proxy would use IGMPv3
 * in an IGMPv2 network until the next query.
 */
final class AbsentQueriers {
    private @Nullable Left left;

    private record Left(UpstreamState known, long since) {
        UpstreamState after(long now) {
            Duration away = Duration.ofNanos(now - since);
            Duration adoptedFor =
                    known.adoptedFor().compareTo(away) > 0 ? known.adoptedFor().minus(away) : Duration.ZERO;
            return new UpstreamState(known.name(), known.host().after(away), known.adopted(), adoptedFor);
        }
    }

    /** Stores the state of an upstream interface that has disappeared, or that has not appeared yet. */
    void remember(UpstreamState known, long now) {
        left = new Left(known, now);
    }

    /** The stored state, aged to the present time; empty if none is stored. */
    Optional<UpstreamState> state(long now) {
        return Optional.ofNullable(left).map(known -> known.after(now));
    }

    /**
     * Removes the stored state, and returns it aged to the present time if it belongs to the interface that has
     * appeared.
     */
    Optional<HostState> recall(InterfaceName name, long now) {
        Optional<UpstreamState> known = state(now);
        left = null;
        return known.filter(state -> state.name().equals(name)).map(UpstreamState::host);
    }
}
