package net.igmpproxy.api.events;

import java.util.Locale;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.KernelChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.MembershipChange;
import net.igmpproxy.core.engine.event.EngineEvent.OtherVersionHeard;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierRefused;
import net.igmpproxy.core.engine.event.EngineEvent.RateExceeded;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.event.EngineEvent.VifsExhausted;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.runtime.event.ProxyEvent;
import net.igmpproxy.runtime.event.ProxyEvent.ConfigurationApplied;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import net.igmpproxy.runtime.event.ProxyEvent.RouteInstalled;
import net.igmpproxy.runtime.event.ProxyEvent.RouteRemoved;

/** Converts events of the proxy to events of the stream. Types that the stream omits have an empty method. */
final class StreamEvents implements ProxyEvent.Visitor {
    private Optional<StreamEvent> converted = Optional.empty();

    private StreamEvents() {}

    /** Converts an event; returns empty for types that the stream omits. */
    static Optional<StreamEvent> of(ProxyEvent event) {
        StreamEvents conversion = new StreamEvents();
        event.accept(conversion);
        return conversion.converted;
    }

    @Override
    public void memberJoined(MemberJoined joined) {
        converted = Optional.of(new StreamEvent(EventType.MEMBER_JOINED)
                .at(joined.interfaceName())
                .about(joined.group())
                .with("host", joined.host().toString()));
    }

    @Override
    public void memberLeft(MemberLeft left) {
        converted = Optional.of(new StreamEvent(EventType.MEMBER_LEFT)
                .at(left.interfaceName())
                .about(left.group())
                .with("host", left.host().toString()));
    }

    @Override
    public void upstreamChanged(UpstreamChanged change) {
        converted = Optional.of(upstream(change));
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

    @Override
    public void limitReached(LimitReached limit) {
        converted = Optional.of(new StreamEvent(EventType.LIMIT_REACHED)
                .at(limit.interfaceName())
                .with("limit", limit.limit())
                .with("maximum", limit.maximum())
                .about(limit.group())
                .with("host", limit.host().toString()));
    }

    @Override
    public void rateExceeded(RateExceeded exceeded) {
        converted = Optional.of(new StreamEvent(EventType.LIMIT_REACHED)
                .at(exceeded.interfaceName())
                .with("limit", exceeded.rate().key())
                .with("maximum", exceeded.maximum())
                .with("host", exceeded.address().toString()));
    }

    @Override
    public void routeInstalled(RouteInstalled route) {
        converted = Optional.of(new StreamEvent(EventType.ROUTE_INSTALLED)
                .from(route.key().origin())
                .about(route.key().group())
                .at("input", route.input())
                .at("outputs", route.outputs()));
    }

    @Override
    public void routeRemoved(RouteRemoved route) {
        converted = Optional.of(new StreamEvent(EventType.ROUTE_REMOVED)
                .from(route.key().origin())
                .about(route.key().group())
                .at("input", route.input()));
    }

    @Override
    public void sourceRejected(SourceRejected rejected) {
        RejectedSource source = rejected.source();
        converted = Optional.of(new StreamEvent(EventType.SOURCE_REJECTED)
                .at(source.interfaceName())
                .from(source.source())
                .about(source.group()));
    }

    @Override
    public void querierChanged(QuerierChanged change) {
        converted = Optional.of(new StreamEvent(EventType.QUERIER_CHANGED)
                .at(change.interfaceName())
                .with("querier", change.querier().toString())
                .with("isQuerier", change.self())
                .with("forwards", change.forwards()));
    }

    @Override
    public void interfaceChanged(InterfaceChanged change) {
        boolean up = change.state() == InterfaceStatus.State.ACTIVE;
        converted = Optional.of(new StreamEvent(up ? EventType.INTERFACE_UP : EventType.INTERFACE_DOWN)
                .at(change.interfaceName())
                .with("state", change.state().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void configurationApplied(ConfigurationApplied applied) {
        converted = Optional.of(new StreamEvent(EventType.CONFIGURATION_APPLIED)
                .with("enabled", applied.enabled())
                .with("complete", applied.whole()));
    }

    @Override
    public void restarted(Restarted restarted) {
        converted = Optional.of(new StreamEvent(EventType.RESTARTED));
    }

    @Override
    public void igmpDropped(IgmpDropped dropped) {}

    @Override
    public void querierRefused(QuerierRefused refused) {}

    @Override
    public void otherVersionHeard(OtherVersionHeard heard) {}

    @Override
    public void kernelChanged(KernelChanged changed) {}

    @Override
    public void vifsExhausted(VifsExhausted exhausted) {}
}
