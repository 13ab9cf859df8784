package net.igmpproxy.core.rate;

/** What there may be only so often of on one interface. */
public enum RateKind {
    /** IGMP packets of all addresses together that are no member and no querier. */
    PACKETS("maxPacketRate", "packet_rate"),
    /** IGMP packets of one address. */
    HOST_PACKETS("maxHostPacketRate", "host_packet_rate"),
    /** Questions of the kernel about sources. */
    UPCALLS("maxUpcallRate", "upcall_rate");

    private final String key;
    private final String label;

    RateKind(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** The key of the configuration document that sets it. */
    public String key() {
        return key;
    }

    /** The name in counters. */
    public String label() {
        return label;
    }
}
