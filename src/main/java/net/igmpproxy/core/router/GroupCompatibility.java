package net.igmpproxy.core.router;

import net.igmpproxy.core.wire.IgmpVersion;

/** The group compatibility mode and its Older Version Host Present timers (RFC 9776 section 7.3.2). */
final class GroupCompatibility {
    private long version1HostUntil;
    private long version2HostUntil;

    /** Notes a report of some version. */
    void heard(IgmpVersion version, long presentUntil) {
        switch (version) {
            case V1 -> version1HostUntil = presentUntil;
            case V2 -> version2HostUntil = presentUntil;
            case V3 -> {
                // Says nothing about older hosts.
            }
        }
    }

    /**
     * The mode.
     *
     * @param interfaceVersion what the router speaks on the interface: the mode is never newer (RFC 9776 section 7.3.1)
     */
    IgmpVersion mode(IgmpVersion interfaceVersion, long now) {
        if (version1HostUntil > now) {
            return IgmpVersion.V1;
        }
        IgmpVersion mode = version2HostUntil > now ? IgmpVersion.V2 : IgmpVersion.V3;
        return mode.compareTo(interfaceVersion) < 0 ? mode : interfaceVersion;
    }
}
