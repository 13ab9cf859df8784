package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.EngineState.UpstreamState;
import net.igmpproxy.core.host.HostState;
import org.jspecify.annotations.Nullable;

/**
 * What was known of the queriers on an upstream interface that has gone, such as that of a PPPoE session. Without it the proxy
 * would speak IGMPv3 in an IGMPv2 network until the next query.
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

    /** The upstream interface has gone, or is still awaited. */
    void remember(UpstreamState known, long now) {
        left = new Left(known, now);
    }

    /** What is remembered, if anything. */
    Optional<UpstreamState> state(long now) {
        return Optional.ofNullable(left).map(known -> known.after(now));
    }

    /** An upstream interface is there: what still holds of what was known when it went. It is forgotten here. */
    Optional<HostState> recall(InterfaceName name, long now) {
        Optional<UpstreamState> known = state(now);
        left = null;
        return known.filter(state -> state.name().equals(name)).map(UpstreamState::host);
    }
}
