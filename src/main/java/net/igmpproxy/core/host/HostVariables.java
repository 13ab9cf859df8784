package net.igmpproxy.core.host;

/** What the host side goes by, and which may change while it works. */
final class HostVariables {
    /** The RFC's default (RFC 9776 section 8.1). */
    private static final int DEFAULT_ROBUSTNESS = 2;

    private int mtu;
    private int robustness = DEFAULT_ROBUSTNESS;

    HostVariables(int mtu) {
        this.mtu = mtu;
    }

    /** The longest IP packet of the interface, in octets. */
    int mtu() {
        return mtu;
    }

    void setMtu(int octets) {
        mtu = octets;
    }

    /** How often a change is reported, 1 or more. */
    int robustness() {
        return robustness;
    }

    void setRobustness(int times) {
        robustness = times;
    }
}
