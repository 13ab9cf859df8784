package net.igmpproxy.runtime.port;

import java.util.Optional;

/**
 * Reason why the kernel refuses this process as multicast router.
 *
 * @param kind   kind of reason
 * @param holder process that is the multicast router instead, if known
 */
public record Refusal(Kind kind, Optional<Holder> holder) {
    /** Failure for an unknown reason. */
    public static final Refusal OTHER = of(Kind.OTHER);

    /** Creates a refusal that involves no other process. */
    public static Refusal of(Kind kind) {
        return new Refusal(kind, Optional.empty());
    }

    /**
     * Another process that is the multicast router.
     *
     * @param process process id
     * @param unit    its systemd unit, such as {@code smcroute.service}; empty if it belongs to none
     */
    public record Holder(int process, Optional<String> unit) {}

    /** Kinds of refusals. */
    public enum Kind {
        /** Another process is the multicast router of this namespace. */
        TABLE_IN_USE,
        /** This process lacks a capability. */
        CAPABILITY_MISSING,
        /** The kernel is built without CONFIG_IP_MROUTE. */
        NO_MULTICAST_ROUTING,
        /** Any other reason. */
        OTHER
    }
}
