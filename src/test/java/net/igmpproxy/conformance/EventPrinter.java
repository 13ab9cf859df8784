package net.igmpproxy.conformance;

import java.util.Optional;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.KernelChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.OtherVersionHeard;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierRefused;
import net.igmpproxy.core.engine.event.EngineEvent.RateExceeded;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.event.EngineEvent.VifsExhausted;
import net.igmpproxy.core.engine.finding.RejectedSource;

/** Formats events of the core, except those already visible in reports, entries or status output. */
final class EventPrinter implements EngineEvent.Visitor {
    private Optional<String> line = Optional.empty();

    private EventPrinter() {}

    static Optional<String> print(EngineEvent event) {
        EventPrinter printer = new EventPrinter();
        event.accept(printer);
        return printer.line;
    }

    @Override
    public void memberJoined(MemberJoined joined) {}

    @Override
    public void memberLeft(MemberLeft left) {}

    @Override
    public void upstreamChanged(UpstreamChanged change) {}

    @Override
    public void sourceRejected(SourceRejected rejected) {
        RejectedSource source = rejected.source();
        print("rejected (" + source.source() + "," + source.group() + ") " + source.interfaceName());
    }

    @Override
    public void querierChanged(QuerierChanged change) {
        print("querier " + change.interfaceName() + " " + change.querier() + (change.self() ? " self" : "")
                + (change.forwards() ? "" : " not forwarding"));
    }

    @Override
    public void querierRefused(QuerierRefused refused) {
        print("querier refused " + refused.interfaceName() + " " + refused.router());
    }

    @Override
    public void otherVersionHeard(OtherVersionHeard heard) {
        print("version " + heard.interfaceName() + " " + heard.router() + " heard v" + heard.heard() + " spoken v"
                + heard.spoken());
    }

    @Override
    public void limitReached(LimitReached limit) {
        print("limit " + limit.interfaceName() + " " + limit.limit() + " " + limit.maximum() + " " + limit.group() + " "
                + limit.host());
    }

    @Override
    public void rateExceeded(RateExceeded exceeded) {
        print(exceeded.toString());
    }

    @Override
    public void interfaceChanged(InterfaceChanged change) {
        print("interface " + change.interfaceName() + " " + change.state());
    }

    @Override
    public void igmpDropped(IgmpDropped dropped) {
        print("drop " + dropped.interfaceName() + " " + dropped.reason());
    }

    @Override
    public void vifsExhausted(VifsExhausted exhausted) {
        print(exhausted.toString());
    }

    @Override
    public void kernelChanged(KernelChanged changed) {
        print(changed.toString());
    }

    private void print(String text) {
        line = Optional.of(text);
    }
}
