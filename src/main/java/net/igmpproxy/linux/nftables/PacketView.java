package net.igmpproxy.linux.nftables;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.wire.IgmpHeader;
import net.igmpproxy.core.wire.Ipv4Header;
import net.igmpproxy.runtime.probe.FilteredPacket;

/** Packet as seen by nf_tables expressions, with unknown bits for unknown fields. */
final class PacketView {
    private static final int NFT_META_PROTOCOL = 1;
    private static final int NFT_META_IIF = 4;
    private static final int NFT_META_OIF = 5;
    private static final int NFT_META_IIFNAME = 6;
    private static final int NFT_META_OIFNAME = 7;
    private static final int NFT_META_NFPROTO = 15;
    private static final int NFT_META_L4PROTO = 16;
    private static final int NFT_META_PKTTYPE = 19;
    private static final int NFT_CT_STATE = 0;
    private static final int NFT_PAYLOAD_NETWORK_HEADER = 1;
    private static final int NFT_PAYLOAD_TRANSPORT_HEADER = 2;

    private static final int IFNAMSIZ = 16;
    /** Size in bytes of the longest value, which fills a 128-bit register. */
    private static final int LONGEST_VALUE = 16;

    private static final byte[] ETH_P_IP = {0x08, 0x00};
    private static final byte IPPROTO_UDP = 17;
    private static final byte PACKET_MULTICAST = 2;
    private static final byte VERSION_AND_HEADER_LENGTH = 0x45;

    /** Value of {@code NF_CT_STATE_BIT(IP_CT_NEW)}. No host replies to a group, so a multicast connection stays new. */
    private static final int NEW = 8;

    private final FilteredPacket packet;
    private final boolean tracked;
    private final Octets header;

    /**
     * @param tracked true if connection tracking certainly applies to every packet
     */
    PacketView(FilteredPacket packet, boolean tracked) {
        this.packet = packet;
        this.tracked = tracked;
        Octets plain = Octets.unknown(Ipv4Header.SIZE)
                .with(0, Octets.of(packet.isIgmp() ? IgmpHeader.VERSION_AND_LENGTH : VERSION_AND_HEADER_LENGTH))
                .with(Ipv4Header.PROTOCOL, Octets.of(protocol()))
                .with(Ipv4Header.DESTINATION, octets(packet.destination()));
        this.header = packet.source()
                .map(source -> plain.with(Ipv4Header.SOURCE, octets(source)))
                .orElse(plain);
    }

    /** Returns the hook as a number of {@code enum nf_inet_hooks}. */
    int hook() {
        return switch (packet.hook()) {
            case PREROUTING -> 0;
            case INPUT -> 1;
            case FORWARD -> 2;
            case OUTPUT -> 3;
            case POSTROUTING -> 4;
        };
    }

    /** Returns the value of a key of {@code enum nft_meta_keys}. */
    Octets meta(int key) {
        return switch (key) {
            case NFT_META_PROTOCOL -> Octets.of(ETH_P_IP);
            case NFT_META_NFPROTO -> Octets.of((byte) ChainKey.NFPROTO_IPV4);
            case NFT_META_L4PROTO -> Octets.of(protocol());
            case NFT_META_IIF -> index(packet.input());
            case NFT_META_OIF -> index(packet.output());
            case NFT_META_IIFNAME -> name(packet.input());
            case NFT_META_OIFNAME -> name(packet.output());
            case NFT_META_PKTTYPE -> packet.input().isPresent() ? Octets.of(PACKET_MULTICAST) : Octets.unknown(1);
            default -> Octets.unknown(LONGEST_VALUE);
        };
    }

    /** Returns the value of a key of {@code enum nft_ct_keys}. */
    Octets connection(int key) {
        return key == NFT_CT_STATE && tracked ? Octets.ofNumber(NEW) : Octets.unknown(LONGEST_VALUE);
    }

    /** Returns a part of the packet, at an offset from one of {@code enum nft_payload_bases}. */
    Octets payload(int base, int offset, int length) {
        return switch (base) {
            case NFT_PAYLOAD_NETWORK_HEADER -> header.slice(offset, length);
            case NFT_PAYLOAD_TRANSPORT_HEADER -> transport().slice(offset, length);
            default -> Octets.unknown(length);
        };
    }

    private Octets transport() {
        return packet.igmpType().isPresent()
                ? Octets.of((byte) packet.igmpType().getAsInt())
                : Octets.unknown(1);
    }

    private byte protocol() {
        return packet.isIgmp() ? (byte) Ipv4Header.PROTOCOL_IGMP : IPPROTO_UDP;
    }

    private static Octets index(Optional<Link> link) {
        return Octets.ofNumber(link.map(Link::index).orElse(0));
    }

    private static Octets name(Optional<Link> link) {
        return Octets.ofText(link.map(there -> there.name().value()).orElse(""), IFNAMSIZ);
    }

    private static Octets octets(Ipv4Address address) {
        int bits = address.bits();
        return Octets.of((byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits);
    }
}
