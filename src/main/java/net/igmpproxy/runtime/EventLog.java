package net.igmpproxy.runtime;

import net.igmpproxy.core.engine.EngineEvent;
import net.igmpproxy.core.engine.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.EngineEvent.VifsExhausted;
import net.igmpproxy.core.engine.RejectedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns events into log lines. What hosts do is said at DEBUG only, since hosts are many. */
public final class EventLog implements ProxyEventListener {
    private static final Logger LOGGER = LoggerFactory.getLogger("net.igmpproxy.events");

    @Override
    public void on(EngineEvent event) {
        if (event instanceof InterfaceChanged change) {
            LOGGER.info("Interface {} is {}", change.interfaceName(), change.state());
        } else if (event instanceof QuerierChanged change) {
            onQuerier(change);
        } else if (event instanceof SourceRejected rejected) {
            onRejected(rejected.source());
        } else if (event instanceof VifsExhausted exhausted) {
            LOGGER.warn(
                    "Interface {} takes no part: the kernel's 32 VIFs are all in use; disable another interface",
                    exhausted.interfaceName());
        } else if (LOGGER.isDebugEnabled()) {
            onFrequent(event);
        }
    }

    private static void onQuerier(QuerierChanged change) {
        if (change.self()) {
            LOGGER.info("This proxy is the querier on {} again", change.interfaceName());
        } else {
            LOGGER.warn(
                    "{} is the querier on {}: nothing is forwarded there while it is",
                    change.querier(),
                    change.interfaceName());
        }
    }

    private static void onRejected(RejectedSource rejected) {
        LOGGER.info(
                "Packets from {} to {} on {} are dropped: no network of the interface and no alt-subnet admits the source",
                rejected.source(),
                rejected.group(),
                rejected.interfaceName());
    }

    private static void onFrequent(EngineEvent event) {
        if (event instanceof MemberJoined joined) {
            LOGGER.debug("{} joined {} on {}", joined.host(), joined.group(), joined.interfaceName());
        } else if (event instanceof MemberLeft left) {
            LOGGER.debug("{} left {} on {}", left.host(), left.group(), left.interfaceName());
        } else if (event instanceof UpstreamChanged change) {
            LOGGER.debug("Upstream is told of {}: {}", change.group(), change.filter());
        } else if (event instanceof IgmpDropped dropped) {
            LOGGER.debug("IGMP dropped on {}: {}", dropped.interfaceName(), dropped.reason());
        }
    }
}
