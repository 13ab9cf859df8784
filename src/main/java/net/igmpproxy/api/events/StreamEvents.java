package net.igmpproxy.api.events;

import java.util.Locale;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.ConfigurationApplied;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.MembershipChange;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.event.EngineEvent.RateExceeded;
import net.igmpproxy.core.engine.event.EngineEvent.Restarted;
import net.igmpproxy.core.engine.event.EngineEvent.RouteInstalled;
import net.igmpproxy.core.engine.event.EngineEvent.RouteRemoved;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.RejectedSource;

/** Converts events of the proxy to events of the stream. */
final class StreamEvents {
    private StreamEvents() {}

    /** Converts an event; returns empty for types that the stream omits. */
    static Optional<StreamEvent> of(EngineEvent event) {
        return ofGroup(event).or(() -> ofForwarding(event)).or(() -> ofProxy(event));
    }

    private static Optional<StreamEvent> ofGroup(EngineEvent event) {
        StreamEvent told = null;
        if (event instanceof MemberJoined joined) {
            told = new StreamEvent(EventType.MEMBER_JOINED)
                    .at(joined.interfaceName())
                    .about(joined.group())
                    .with("host", joined.host().toString());
        } else if (event instanceof MemberLeft left) {
            told = new StreamEvent(EventType.MEMBER_LEFT)
                    .at(left.interfaceName())
                    .about(left.group())
                    .with("host", left.host().toString());
        } else if (event instanceof UpstreamChanged change) {
            told = upstream(change);
        } else if (event instanceof LimitReached limit) {
            told = new StreamEvent(EventType.LIMIT_REACHED)
                    .at(limit.interfaceName())
                    .with("limit", limit.limit())
                    .with("maximum", limit.maximum())
                    .about(limit.group())
                    .with("host", limit.host().toString());
        }
        return Optional.ofNullable(told);
    }

    private static StreamEvent upstream(UpstreamChanged change) {
        EventType type = switch (change.change()) {
            case JOINED -> EventType.GROUP_JOINED_UPSTREAM;
            case CHANGED -> EventType.GROUP_CHANGED_UPSTREAM;
            case LEFT -> EventType.GROUP_LEFT_UPSTREAM;
        };
        StreamEvent told = new StreamEvent(type).at(change.interfaceName()).about(change.group());
        return change.change() == MembershipChange.LEFT
                ? told
                : told.with("filterMode", change.filter().mode().name().toLowerCase(Locale.ROOT))
                        .with(
                                "sources",
                                change.filter().sources().stream()
                                        .map(Ipv4Address::toString)
                                        .toList());
    }

    private static Optional<StreamEvent> ofForwarding(EngineEvent event) {
        StreamEvent told = null;
        if (event instanceof RouteInstalled route) {
            told = new StreamEvent(EventType.ROUTE_INSTALLED)
                    .from(route.key().origin())
                    .about(route.key().group())
                    .at("input", route.input())
                    .at("outputs", route.outputs());
        } else if (event instanceof RouteRemoved route) {
            told = new StreamEvent(EventType.ROUTE_REMOVED)
                    .from(route.key().origin())
                    .about(route.key().group())
                    .at("input", route.input());
        } else if (event instanceof SourceRejected rejected) {
            RejectedSource source = rejected.source();
            told = new StreamEvent(EventType.SOURCE_REJECTED)
                    .at(source.interfaceName())
                    .from(source.source())
                    .about(source.group());
        }
        return Optional.ofNullable(told);
    }

    private static Optional<StreamEvent> ofProxy(EngineEvent event) {
        StreamEvent told = null;
        if (event instanceof QuerierChanged change) {
            told = new StreamEvent(EventType.QUERIER_CHANGED)
                    .at(change.interfaceName())
                    .with("querier", change.querier().toString())
                    .with("isQuerier", change.self())
                    .with("forwards", change.forwards());
        } else if (event instanceof RateExceeded exceeded) {
            told = new StreamEvent(EventType.LIMIT_REACHED)
                    .at(exceeded.interfaceName())
                    .with("limit", exceeded.rate().key())
                    .with("maximum", exceeded.maximum())
                    .with("host", exceeded.address().toString());
        } else if (event instanceof InterfaceChanged change) {
            boolean up = change.state() == InterfaceStatus.State.ACTIVE;
            told = new StreamEvent(up ? EventType.INTERFACE_UP : EventType.INTERFACE_DOWN)
                    .at(change.interfaceName())
                    .with("state", change.state().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof ConfigurationApplied applied) {
            told = new StreamEvent(EventType.CONFIGURATION_APPLIED)
                    .with("enabled", applied.enabled())
                    .with("complete", applied.whole());
        } else if (event instanceof Restarted) {
            told = new StreamEvent(EventType.RESTARTED);
        }
        return Optional.ofNullable(told);
    }
}
