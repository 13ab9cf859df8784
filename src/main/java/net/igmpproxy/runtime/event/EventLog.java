package net.igmpproxy.runtime.event;

import java.time.Duration;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.Keys;
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
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.runtime.event.ProxyEvent.ConfigurationApplied;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import net.igmpproxy.runtime.event.ProxyEvent.RouteInstalled;
import net.igmpproxy.runtime.event.ProxyEvent.RouteRemoved;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.task.RateLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Listener that writes events to the log. Events of single hosts are logged at DEBUG, since hosts are many. Repeatable
 * messages are limited to one per minute (RFC 9776 section 7.3.1, MUST).
 */
public final class EventLog implements ProxyEventListener {
    private static final Logger LOGGER = LoggerFactory.getLogger("net.igmpproxy.events");

    private final RateLimit rateLimit;
    private final Lines lines = new Lines();

    /**
     * @param clock clock for the rate limit
     */
    public EventLog(MonotonicClock clock) {
        this.rateLimit = new RateLimit(Duration.ofMinutes(1), clock);
    }

    @Override
    public void on(ProxyEvent event) {
        event.accept(lines);
    }

    private void onQuerier(QuerierChanged change) {
        if (change.self()) {
            LOGGER.info("This proxy is the querier on {}", change.interfaceName());
        } else {
            warn(
                    new Kind("querier", change.interfaceName()),
                    change.querier() + " is the querier on " + change.interfaceName() + ": "
                            + (change.forwards()
                                    ? "packets are forwarded there all the same, as forwardWhenNotQuerier says"
                                    : "nothing is forwarded there while it is"));
        }
    }

    private void onRate(RateExceeded exceeded) {
        String what = switch (exceeded.rate()) {
            case PACKETS -> "IGMP packets of strangers are dropped unread";
            case HOST_PACKETS -> "IGMP packets of one host are dropped unread";
            case UPCALLS -> "New sources have to wait";
        };
        warn(
                new Kind(exceeded.rate().key(), exceeded.interfaceName()),
                what + " on " + exceeded.interfaceName() + ", the last of " + exceeded.address() + ": "
                        + exceeded.rate().key() + " is " + exceeded.maximum() + " a second");
    }

    private void onOtherVersion(OtherVersionHeard heard) {
        warn(
                new Kind("version " + heard.heard(), heard.interfaceName()),
                (heard.router().isUnspecified() ? "A switch without an address (0.0.0.0)" : heard.router())
                        + " on " + heard.interfaceName() + " queries in IGMPv" + heard.heard()
                        + (heard.heard() == heard.spoken()
                                ? ", and this proxy follows it"
                                : ", this proxy speaks IGMPv" + heard.spoken() + " there")
                        + ": set igmpVersion on all routers of the link alike");
    }

    private void warn(Kind kind, String text) {
        limited(Level.WARN, kind, text);
    }

    /**
     * Logs a rejected source at INFO: it is no fault of the proxy. All sources of an interface share one line per
     * minute.
     */
    private void onRejected(RejectedSource rejected) {
        limited(
                Level.INFO,
                new Kind("rejected", rejected.interfaceName()),
                "Packets from " + rejected.source() + " to " + rejected.group() + " on " + rejected.interfaceName()
                        + " are dropped: no network of the interface and no alt-subnet admits the source");
    }

    private void limited(Level level, Kind kind, String text) {
        rateLimit.ask(kind).ifPresent(untold -> {
            if (untold == 0) {
                LOGGER.atLevel(level).log("{}", text);
            } else {
                LOGGER.atLevel(level).log("{} (and {} times more in the minute before)", text, untold);
            }
        });
    }

    private record Kind(String what, InterfaceName interfaceName) {}

    /** Logs the events. Those without a line have an empty method. */
    private final class Lines implements ProxyEvent.Visitor {
        @Override
        public void interfaceChanged(InterfaceChanged change) {
            LOGGER.info("Interface {} is {}", change.interfaceName(), change.state());
        }

        @Override
        public void querierChanged(QuerierChanged change) {
            onQuerier(change);
        }

        @Override
        public void sourceRejected(SourceRejected rejected) {
            onRejected(rejected.source());
        }

        @Override
        public void vifsExhausted(VifsExhausted exhausted) {
            LOGGER.warn(
                    "Interface {} takes no part: the kernel's {} VIFs are all in use; disable another interface",
                    exhausted.interfaceName(),
                    VifTtls.MAX_VIFS);
        }

        @Override
        public void kernelChanged(KernelChanged changed) {
            warn(
                    new Kind("kernel changed", changed.interfaceName()),
                    "The kernel did not have " + changed.subject()
                            + (changed.items() == 1 ? "" : " and " + (changed.items() - 1) + " other items") + " of "
                            + changed.interfaceName()
                            + " as it was set: it is set again. Another program changes multicast routing, or the"
                            + " interface was in another network namespace");
        }

        @Override
        public void querierRefused(QuerierRefused refused) {
            warn(
                    new Kind("querier refused", refused.interfaceName()),
                    refused.router() + " would be the querier on " + refused.interfaceName()
                            + ", but querierAllowList does not list it: this proxy goes on asking");
        }

        @Override
        public void otherVersionHeard(OtherVersionHeard heard) {
            onOtherVersion(heard);
        }

        @Override
        public void limitReached(LimitReached limit) {
            warn(
                    new Kind(limit.limit(), limit.interfaceName()),
                    (limit.limit().equals(Keys.MAX_FLOWS)
                                    ? "A source, " + limit.host() + " of " + limit.group() + " on "
                                            + limit.interfaceName() + ", is forgotten: "
                                    : "A report of " + limit.group() + " by " + limit.host() + " on "
                                            + limit.interfaceName() + " is refused: ")
                            + limit.limit() + " is " + limit.maximum());
        }

        @Override
        public void rateExceeded(RateExceeded exceeded) {
            onRate(exceeded);
        }

        @Override
        public void memberJoined(MemberJoined joined) {
            if (LOGGER.isDebugEnabled()) {
                LOGGER.debug("{} joined {} on {}", joined.host(), joined.group(), joined.interfaceName());
            }
        }

        @Override
        public void memberLeft(MemberLeft left) {
            if (LOGGER.isDebugEnabled()) {
                LOGGER.debug("{} left {} on {}", left.host(), left.group(), left.interfaceName());
            }
        }

        @Override
        public void upstreamChanged(UpstreamChanged change) {
            LOGGER.debug("Upstream is told of {}: {}", change.group(), change.filter());
        }

        @Override
        public void igmpDropped(IgmpDropped dropped) {
            LOGGER.debug("IGMP dropped on {}: {}", dropped.interfaceName(), dropped.reason());
        }

        @Override
        public void routeInstalled(RouteInstalled route) {
            if (LOGGER.isDebugEnabled()) {
                LOGGER.debug("Entry {} from {} to {}", route.key(), route.input(), route.outputs());
            }
        }

        @Override
        public void routeRemoved(RouteRemoved route) {
            LOGGER.debug("No entry {} from {} any more", route.key(), route.input());
        }

        @Override
        public void configurationApplied(ConfigurationApplied applied) {}

        @Override
        public void restarted(Restarted restarted) {}
    }
}
