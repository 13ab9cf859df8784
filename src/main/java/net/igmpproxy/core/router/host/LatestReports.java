package net.igmpproxy.core.router.host;

import net.igmpproxy.core.addr.Ipv4Address;

/** Time of the last report of a group, and of the last report by any other host, in nanoseconds. */
final class LatestReports {
    private Ipv4Address latestHost = Ipv4Address.UNSPECIFIED;
    private long latest = Long.MIN_VALUE;
    private long latestOfOthers = Long.MIN_VALUE;

    /** Records a report. */
    void note(Ipv4Address host, long moment) {
        if (host.equals(latestHost)) {
            latest = Math.max(latest, moment);
        } else if (moment >= latest) {
            latestOfOthers = latest;
            latestHost = host;
            latest = moment;
        } else {
            latestOfOthers = Math.max(latestOfOthers, moment);
        }
    }

    /** Time of the last report of any host other than {@code host}, {@link Long#MIN_VALUE} if there is none. */
    long ofOthers(Ipv4Address host) {
        return host.equals(latestHost) ? latestOfOthers : latest;
    }
}
