package net.igmpproxy.core.router.group;

import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;

/** The group compatibility mode and its Older Version Host Present timers (RFC 9776 section 7.3.2). */
public final class GroupCompatibility {
    private long version1HostUntil;
    private long version2HostUntil;

    /** Until when members may keep their reports back because they hear those of others (RFC 2236 section 3). */
    private long suppressionUntil;

    /** Notes a report of some version. */
    public void heard(IgmpVersion version, long presentUntil) {
        switch (version) {
            case V1 -> version1HostUntil = presentUntil;
            case V2 -> version2HostUntil = presentUntil;
            case V3 -> {
                // Says nothing about older hosts.
            }
        }
    }

    /** Notes a report that members of an older version answer with silence, whatever group state it leads to. */
    public void heardSuppressing(long until) {
        suppressionUntil = Math.max(suppressionUntil, until);
    }

    /** Until when members may keep their reports back because they hear those of others. */
    long suppressionUntil() {
        return suppressionUntil;
    }

    /**
     * Whether all members report themselves: no report of an older version has been heard, and none is provoked by queries
     * of an older version.
     *
     * @param interfaceVersion what the router speaks on the interface
     */
    public boolean allMembersReport(IgmpVersion interfaceVersion, long now) {
        return mode(interfaceVersion, now) == IgmpVersion.V3 && suppressionUntil <= now;
    }

    /**
     * The mode.
     *
     * @param interfaceVersion what the router speaks on the interface: the mode is never newer (RFC 9776 section 7.3.1)
     */
    public IgmpVersion mode(IgmpVersion interfaceVersion, long now) {
        if (version1HostUntil > now) {
            return IgmpVersion.V1;
        }
        IgmpVersion mode = version2HostUntil > now ? IgmpVersion.V2 : IgmpVersion.V3;
        return mode.compareTo(interfaceVersion) < 0 ? mode : interfaceVersion;
    }

    /** Whether a mode ignores records of a type (RFC 9776 section 7.3.2). */
    public static boolean rulesOut(RecordType type, IgmpVersion mode) {
        return switch (mode) {
            case V1 -> type == RecordType.BLOCK || type == RecordType.TO_IN;
            case V2 -> type == RecordType.BLOCK;
            case V3 -> false;
        };
    }
}
