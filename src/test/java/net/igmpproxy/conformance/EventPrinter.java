package net.igmpproxy.conformance;

import java.util.Optional;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.OtherVersionHeard;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierRefused;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.finding.RejectedSource;

/** Formats events of the core, except those already visible in reports, entries or status output. */
final class EventPrinter {
    private EventPrinter() {}

    static Optional<String> print(EngineEvent event) {
        if (event instanceof MemberJoined || event instanceof MemberLeft || event instanceof UpstreamChanged) {
            return Optional.empty();
        }
        return Optional.of(describe(event));
    }

    private static String describe(EngineEvent event) {
        if (event instanceof IgmpDropped drop) {
            return "drop " + drop.interfaceName() + " " + drop.reason();
        } else if (event instanceof QuerierChanged change) {
            return "querier " + change.interfaceName() + " " + change.querier() + (change.self() ? " self" : "")
                    + (change.forwards() ? "" : " not forwarding");
        } else if (event instanceof QuerierRefused refusal) {
            return "querier refused " + refusal.interfaceName() + " " + refusal.router();
        } else if (event instanceof OtherVersionHeard version) {
            return "version " + version.interfaceName() + " " + version.router() + " heard v" + version.heard()
                    + " spoken v" + version.spoken();
        } else if (event instanceof LimitReached limit) {
            return "limit " + limit.interfaceName() + " " + limit.limit() + " " + limit.maximum() + " " + limit.group()
                    + " " + limit.host();
        } else if (event instanceof SourceRejected rejection) {
            RejectedSource source = rejection.source();
            return "rejected (" + source.source() + "," + source.group() + ") " + source.interfaceName();
        } else if (event instanceof InterfaceChanged change) {
            return "interface " + change.interfaceName() + " " + change.state();
        }
        return event.toString();
    }
}
