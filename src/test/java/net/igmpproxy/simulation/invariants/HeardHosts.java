package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;

/** Hosts that reported one group, and the host state that the proxy certainly has or lacks. */
final class HeardHosts {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    /** Time in nanoseconds within which the proxy may treat a leave as a retransmission (docs/adr/0037). */
    private static final long REPETITION_NANOS = 10_000_000_000L;

    private final List<String> sources;
    private final Map<String, Heard> heard = new TreeMap<>();

    /**
     * Host state.
     *
     * @param at       the time of its last report in nanoseconds
     * @param gaveUpAt the time of its last report that removed a source, in nanoseconds
     * @param last     its last report
     */
    private record Heard(long at, long gaveUpAt, Statement last) {
        boolean isLeft() {
            return last.changesToInclude() && last.entry().sources().isEmpty();
        }
    }

    HeardHosts(List<String> sources) {
        this.sources = sources;
    }

    /** Records a report. */
    void hear(Statement statement, long now) {
        Heard before = heard.get(statement.host());
        boolean gives = sources.stream().anyMatch(statement::gives);
        long gaveUpBefore = before == null ? LONG_AGO : before.gaveUpAt();
        heard.put(statement.host(), new Heard(now, gives ? now : gaveUpBefore, statement));
    }

    /** Returns true if the proxy certainly has no state of a host: it never reported the group, or has left it. */
    boolean isUnknown(String host) {
        Heard known = heard.get(host);
        return known == null || known.isLeft();
    }

    /** Returns true if the proxy may treat a leave of a host as a retransmission. */
    boolean mayRepeat(String host, long now) {
        Heard known = heard.get(host);
        return known != null && known.gaveUpAt() + REPETITION_NANOS > now;
    }

    /** Returns true if the last report of a host was in EXCLUDE mode. */
    boolean excludes(String host) {
        Heard known = heard.get(host);
        return known != null && known.last().excludes();
    }

    /**
     * Returns a test for the hosts that certainly remain when another one leaves. These reported in IGMPv3 within the
     * Query Response Interval and after the last report of the leaving host (docs/adr/0037).
     */
    Predicate<String> certain(String leaver, long now, long responseInterval) {
        Heard left = heard.get(leaver);
        if (left == null) {
            return host -> false;
        }
        long since = Math.max(left.at(), now - responseInterval);
        return host -> {
            Heard other = heard.get(host);
            return other != null
                    && !host.equals(Ipv4.UNSPECIFIED)
                    && other.last().version() == IgmpVersion.V3
                    && other.at() >= since;
        };
    }
}
