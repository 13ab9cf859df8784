package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * Decides on which interface the packets of a source are expected, when they come in on another one than before.
 *
 * <p>The newest arrival on an interface that admits the source wins, so that a source that moves is followed at its first
 * packet. If the former interface then still brings packets, both do: the one closer to the source is kept, or the former
 * one if they are equally close, and the packets of the other one are dropped for a while.
 */
final class ArrivalRule {
    /** A source that moves does not send on the former interface so soon after. */
    private static final long MOVED_NANOS = 1_000_000_000L;

    /** How long packets of the less suitable interface are dropped before it may win again. */
    private static final long DROPPED_NANOS = 10_000_000_000L;

    private ArrivalRule() {}

    /**
     * The flow after a packet has come in.
     *
     * @param known   the flow so far, or null if the source is new
     * @param present the interface of the flow so far, or null if it is gone or the source is new
     * @param arrival the interface that the packet came in on
     */
    static Flow next(
            @Nullable Flow known,
            @Nullable ForwardingInterface present,
            ForwardingInterface arrival,
            Ipv4Address source,
            long now) {
        if (known == null || present == null) {
            return Flow.first(arrival.vif(), now);
        }
        if (present.vif() == arrival.vif()) {
            return known.again(now);
        }
        if (!present.admits(source)) {
            return arrival.admits(source)
                    ? Flow.first(arrival.vif(), now).rejecting(present.vif(), now)
                    : known.rejecting(arrival.vif(), now);
        }
        return arrival.admits(source)
                ? chosen(known, arrival.vif(), arrival.closeness(source) - present.closeness(source), now)
                : known.rejecting(arrival.vif(), now);
    }

    /** Both interfaces admit the source; the new one is closer if {@code closer} is positive. */
    private static Flow chosen(Flow known, int arrival, int closer, long now) {
        if (closer <= 0 && known.hasElsewhere(arrival, true, now - DROPPED_NANOS)) {
            return known.rejecting(arrival, now);
        }
        if (known.hasElsewhere(arrival, false, now - MOVED_NANOS)) {
            return closer < 0
                    ? known.rejecting(arrival, now)
                    : known.moved(arrival, now).rejecting(known.vif(), now);
        }
        return known.moved(arrival, now);
    }
}
