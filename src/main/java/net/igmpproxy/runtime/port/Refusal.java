package net.igmpproxy.runtime.port;

import java.util.Optional;

/**
 * What the kernel refuses to make this process the multicast router for.
 *
 * @param kind   what it is
 * @param holder the process that is the multicast router instead, as far as it is known
 */
public record Refusal(Kind kind, Optional<Holder> holder) {
    /** A call failed for no reason that is known. */
    public static final Refusal OTHER = of(Kind.OTHER);

    /** A refusal in which no other process has a part. */
    public static Refusal of(Kind kind) {
        return new Refusal(kind, Optional.empty());
    }

    /**
     * Another process that is the multicast router.
     *
     * @param process its number
     * @param unit    the systemd service that it belongs to, such as {@code smcroute.service}; empty if none starts it
     */
    public record Holder(int process, Optional<String> unit) {}

    /** What stands in the way. */
    public enum Kind {
        /** Another process is the multicast router of this namespace. */
        TABLE_IN_USE,
        /** The process lacks a capability. */
        CAPABILITY_MISSING,
        /** The kernel is built without CONFIG_IP_MROUTE. */
        NO_MULTICAST_ROUTING,
        /** Anything else. */
        OTHER
    }
}
