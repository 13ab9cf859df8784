package net.igmpproxy.runtime.port;

import net.igmpproxy.core.addr.Ipv4Address;

/** An IGMP message on its way out. */
public final class OutgoingPacket {
    private final int interfaceIndex;
    private final Ipv4Address source;
    private final Ipv4Address destination;
    private final byte[] payload;
    private final boolean isLooped;

    /**
     * @param interfaceIndex the interface it leaves through
     * @param source         its source address; {@code 0.0.0.0} if the interface has none
     * @param destination    a multicast address
     * @param payload        the IGMP message, checksum included; not copied
     */
    public OutgoingPacket(int interfaceIndex, Ipv4Address source, Ipv4Address destination, byte[] payload) {
        this(interfaceIndex, source, destination, payload, false);
    }

    /**
     * As above.
     *
     * @param isLooped whether the kernel of this machine is to hear it as well
     */
    public OutgoingPacket(
            int interfaceIndex, Ipv4Address source, Ipv4Address destination, byte[] payload, boolean isLooped) {
        this.interfaceIndex = interfaceIndex;
        this.source = source;
        this.destination = destination;
        this.payload = payload;
        this.isLooped = isLooped;
    }

    /** The interface it leaves through. */
    public int interfaceIndex() {
        return interfaceIndex;
    }

    /** Its source address. */
    public Ipv4Address source() {
        return source;
    }

    /** Where it goes. */
    public Ipv4Address destination() {
        return destination;
    }

    /** Whether the kernel of this machine is to hear it as well. */
    public boolean isLooped() {
        return isLooped;
    }

    /** The IGMP message; not a copy. */
    public byte[] payload() {
        return payload;
    }
}
