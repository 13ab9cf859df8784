package net.igmpproxy.simulation.peers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.EventQueue.Event;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.network.Datagram;

/** IGMPv2 host (RFC 2236 section 6) or IGMPv1 host (RFC 1112 appendix I), with report suppression. */
final class OlderSpeaker implements Speaker {
    private static final long UNSOLICITED_REPORT_INTERVAL = 10 * Time.SECOND;

    private final HostInterface host;
    private final IgmpVersion version;

    /** Groups in the Delaying Member state, with their timers. */
    private final Map<String, Event> delaying = new HashMap<>();

    /** Groups for which this host sent the last report and must therefore send a leave. */
    private final Set<String> lastReporter = new HashSet<>();

    OlderSpeaker(HostInterface host, IgmpVersion version) {
        this.host = host;
        this.version = version;
    }

    @Override
    public void changed(String group, Filter before, Filter after) {
        if (before.isNothing() && !after.isNothing()) {
            report(group);
            start(group, UNSOLICITED_REPORT_INTERVAL);
        } else if (after.isNothing()) {
            stop(group);
            if (lastReporter.remove(group) && version == IgmpVersion.V2) {
                host.send(Datagram.ALL_ROUTERS, new IgmpMessage.Leave(group));
            }
        }
    }

    @Override
    public void onQuery(Query query) {
        long maxResponseTime = version == IgmpVersion.V1 ? UNSOLICITED_REPORT_INTERVAL : ResponseTime.ofOlder(query);
        for (String group : host.groups()) {
            if (query.isGeneral() || query.group().equals(group)) {
                Event timer = delaying.get(group);
                boolean sooner = timer != null
                        && timer.isPending()
                        && timer.time() <= host.queue().now() + maxResponseTime;
                if (!sooner) {
                    start(group, maxResponseTime);
                }
            }
        }
    }

    @Override
    public void onReport(String group) {
        stop(group);
        lastReporter.remove(group);
    }

    @Override
    public void cancel() {
        delaying.values().forEach(Event::cancel);
        delaying.clear();
    }

    private void report(String group) {
        lastReporter.add(group);
        host.send(group, new IgmpMessage.OldReport(version, group));
    }

    private void start(String group, long most) {
        stop(group);
        delaying.put(group, host.queue().after(host.dice().time(0, most), () -> report(group)));
    }

    private void stop(String group) {
        Event timer = delaying.remove(group);
        if (timer != null) {
            timer.cancel();
        }
    }
}
