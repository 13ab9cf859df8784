package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;

/** The hosts heard of in one group, and the records that the proxy certainly has of them, or certainly has not. */
final class HeardHosts {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    /** Time within which the proxy may take a leave for the repetition of another one (docs/adr/0037). */
    private static final long REPETITION_NANOS = 10_000_000_000L;

    private final List<String> sources;
    private final Map<String, Heard> heard = new TreeMap<>();

    /**
     * A host.
     *
     * @param at       when it was last heard
     * @param gaveUpAt when it last gave up a source
     * @param last     its last statement
     */
    private record Heard(long at, long gaveUpAt, Statement last) {
        boolean isLeft() {
            return last.changesToInclude() && last.entry().sources().isEmpty();
        }
    }

    HeardHosts(List<String> sources) {
        this.sources = sources;
    }

    /** Notes a statement. */
    void hear(Statement statement, long now) {
        Heard before = heard.get(statement.host());
        boolean gives = sources.stream().anyMatch(statement::gives);
        long gaveUpBefore = before == null ? LONG_AGO : before.gaveUpAt();
        heard.put(statement.host(), new Heard(now, gives ? now : gaveUpBefore, statement));
    }

    /** Whether the proxy certainly has no record of a host: it was never heard, or has left. */
    boolean isUnknown(String host) {
        Heard known = heard.get(host);
        return known == null || known.isLeft();
    }

    /** Whether the proxy may take a leave of a host for the repetition of an earlier one. */
    boolean mayRepeat(String host, long now) {
        Heard known = heard.get(host);
        return known != null && known.gaveUpAt() + REPETITION_NANOS > now;
    }

    /** Whether a host has last said that it is in EXCLUDE mode. */
    boolean excludes(String host) {
        Heard known = heard.get(host);
        return known != null && known.last().excludes();
    }

    /**
     * The hosts that certainly remain when another one leaves: those that were heard in version 3 within the Query Response
     * Interval, and since that one was last heard (docs/adr/0037).
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
