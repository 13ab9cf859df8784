package net.igmpproxy.runtime.port;

import net.igmpproxy.core.addr.Ipv4Address;

/** Outgoing IGMP message. */
public final class OutgoingPacket {
    private final int interfaceIndex;
    private final Ipv4Address source;
    private final Ipv4Address destination;
    private final byte[] payload;
    private final boolean isLooped;

    /**
     * @param interfaceIndex outgoing interface
     * @param source         source address; {@code 0.0.0.0} if the interface has none
     * @param destination    multicast destination address
     * @param payload        IGMP message including its checksum; not copied
     */
    public OutgoingPacket(int interfaceIndex, Ipv4Address source, Ipv4Address destination, byte[] payload) {
        this(interfaceIndex, source, destination, payload, false);
    }

    /**
     * @param interfaceIndex see above
     * @param source         see above
     * @param destination    see above
     * @param payload        see above
     * @param isLooped       true if the local kernel receives the packet too (IP_MULTICAST_LOOP)
     */
    public OutgoingPacket(
            int interfaceIndex, Ipv4Address source, Ipv4Address destination, byte[] payload, boolean isLooped) {
        this.interfaceIndex = interfaceIndex;
        this.source = source;
        this.destination = destination;
        this.payload = payload;
        this.isLooped = isLooped;
    }

    /** Returns the outgoing interface. */
    public int interfaceIndex() {
        return interfaceIndex;
    }

    /** Returns the source address. */
    public Ipv4Address source() {
        return source;
    }

    /** Returns the destination address. */
    public Ipv4Address destination() {
        return destination;
    }

    /** Returns true if the local kernel receives the packet too. */
    public boolean isLooped() {
        return isLooped;
    }

    /** Returns the IGMP message; not a copy. */
    public byte[] payload() {
        return payload;
    }
}
