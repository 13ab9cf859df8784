package net.igmpproxy.core.config;

/**
 * Which hosts of a downstream interface are accepted as members.
 *
 * @param requireTtl1  whether IGMP messages with a TTL other than 1 are ignored; holds for queries and upstream as well
 * @param localMembers whether the router's own programs are served that have joined groups on the interface
 */
public record HostOptions(boolean requireTtl1, boolean localMembers) {
    /** RFC 9776 section 4, and the router is no host. */
    public static final HostOptions DEFAULT = new HostOptions(true, false);

    /** These options with the TTL checked or not. */
    public HostOptions withRequireTtl1(boolean value) {
        return new HostOptions(value, localMembers);
    }

    /** These options with the router's own programs served or not. */
    public HostOptions withLocalMembers(boolean value) {
        return new HostOptions(requireTtl1, value);
    }
}
