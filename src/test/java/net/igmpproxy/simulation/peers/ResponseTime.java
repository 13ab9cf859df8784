package net.igmpproxy.simulation.peers;

import net.igmpproxy.lab.wire.FloatingCode;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Time;

/** Interpretation of the Max Resp Code by hosts of different versions. */
public final class ResponseTime {
    /** Max Resp Time of an IGMPv1 query, in tenths of a second (RFC 9776 section 7.2.1). */
    private static final int VERSION1_TENTHS = 100;

    private ResponseTime() {}

    /** Returns the Max Resp Time for an IGMPv3 host, in nanoseconds. */
    public static long ofVersion3(Query query) {
        return query.version() == IgmpVersion.V3
                ? FloatingCode.value(query.maxResponseCode()) * Time.TENTH
                : ofOlder(query);
    }

    /** Returns the Max Resp Time for an IGMPv2 host, in nanoseconds. The code is linear (RFC 2236 section 2.2). */
    public static long ofOlder(Query query) {
        int code = query.maxResponseCode();
        return (code == 0 ? VERSION1_TENTHS : code) * Time.TENTH;
    }
}
