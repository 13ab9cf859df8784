package net.igmpproxy.simulation.peers;

import net.igmpproxy.lab.wire.FloatingCode;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Time;

/** What the Max Resp Code of a query means to hosts of different versions. */
public final class ResponseTime {
    /** What a version 1 query stands for (RFC 9776 section 7.2.1). */
    private static final int VERSION1_TENTHS = 100;

    private ResponseTime() {}

    /** The Max Resp Time of a query as a host of IGMPv3 reads it, in nanoseconds. */
    public static long ofVersion3(Query query) {
        return query.version() == IgmpVersion.V3
                ? FloatingCode.value(query.maxResponseCode()) * Time.TENTH
                : ofOlder(query);
    }

    /** The same as a host of IGMPv2 reads it, to whom the code is linear (RFC 2236 section 2.2). */
    public static long ofOlder(Query query) {
        int code = query.maxResponseCode();
        return (code == 0 ? VERSION1_TENTHS : code) * Time.TENTH;
    }
}
