package net.igmpproxy.core.rate;

/** Rate-limited input of an interface. */
public enum RateKind {
    /** IGMP packets of all addresses that are neither members nor queriers. */
    PACKETS("maxPacketRate", "packet_rate"),
    /** IGMP packets of one address. */
    HOST_PACKETS("maxHostPacketRate", "host_packet_rate"),
    /** No-cache upcalls of the kernel. */
    UPCALLS("maxUpcallRate", "upcall_rate");

    private final String key;
    private final String label;

    RateKind(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Returns the key of the configuration document that sets the limit. */
    public String key() {
        return key;
    }

    /** Returns the label value in metrics. */
    public String label() {
        return label;
    }
}
