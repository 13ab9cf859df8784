package net.igmpproxy.core.router.group;

import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;

/**
 * Group compatibility mode of one group with its Older Version Host Present timers (RFC 9776 section 7.3.2). Times are
 * nanoseconds.
 */
public final class GroupCompatibility {
    private long version1HostUntil;
    private long version2HostUntil;

    /**
     * End of the time in which members may suppress their reports because they hear those of other members (RFC 2236
     * section 3).
     */
    private long suppressionUntil;

    /** Starts the Older Version Host Present timer for the version of a report. */
    public void heard(IgmpVersion version, long presentUntil) {
        switch (version) {
            case V1 -> version1HostUntil = presentUntil;
            case V2 -> version2HostUntil = presentUntil;
            case V3 -> {
                // IGMPv3 has no such timer.
            }
        }
    }

    /**
     * Records a report that causes IGMPv1 and IGMPv2 members to suppress their own, whatever state change it leads to.
     */
    public void heardSuppressing(long until) {
        suppressionUntil = Math.max(suppressionUntil, until);
    }

    /** End of the time in which members may suppress their reports, or a past time. */
    long suppressionUntil() {
        return suppressionUntil;
    }

    /**
     * Returns true if every member sends its own reports. This holds if the group compatibility mode is IGMPv3 and no
     * IGMPv1 or IGMPv2 report was received that may suppress others.
     *
     * @param interfaceVersion IGMP version of the router on the interface
     */
    public boolean allMembersReport(IgmpVersion interfaceVersion, long now) {
        return mode(interfaceVersion, now) == IgmpVersion.V3 && suppressionUntil <= now;
    }

    /**
     * The group compatibility mode.
     *
     * @param interfaceVersion IGMP version of the router on the interface; the mode is never newer (RFC 9776 section
     *                         7.3.1)
     */
    public IgmpVersion mode(IgmpVersion interfaceVersion, long now) {
        if (version1HostUntil > now) {
            return IgmpVersion.V1;
        }
        IgmpVersion mode = version2HostUntil > now ? IgmpVersion.V2 : IgmpVersion.V3;
        return mode.compareTo(interfaceVersion) < 0 ? mode : interfaceVersion;
    }

    /** Returns true if a compatibility mode ignores a record type (RFC 9776 section 7.3.2). */
    public static boolean rulesOut(RecordType type, IgmpVersion mode) {
        return switch (mode) {
            case V1 -> type == RecordType.BLOCK || type == RecordType.TO_IN;
            case V2 -> type == RecordType.BLOCK;
            case V3 -> false;
        };
    }
}
