package net.igmpproxy.core.config;

/**
 * Acceptance options for the hosts of a downstream interface.
 *
 * @param requireTtl1 true if IGMP messages with a TTL other than 1 are ignored; also applies to queries and to upstream
 *     interfaces
 * @param localMembers true if programs on the router itself count as members
 */
public record HostOptions(boolean requireTtl1, boolean localMembers) {
    /** Requires a TTL of 1 (RFC 9776 section 4) and does not serve local programs. */
    public static final HostOptions DEFAULT = new HostOptions(true, false);

    /** Returns a copy with another TTL check. */
    public HostOptions withRequireTtl1(boolean value) {
        return new HostOptions(value, localMembers);
    }

    /** Returns a copy with another setting for local members. */
    public HostOptions withLocalMembers(boolean value) {
        return new HostOptions(requireTtl1, value);
    }
}
