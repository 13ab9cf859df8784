package net.igmpproxy.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import net.igmpproxy.core.addr.Ipv4Address;

/** The attributes behind the fixed part of a message: {@code struct nlattr} and its value, by type. */
public final class Attributes {
    private static final int HEADER_OCTETS = 4;
    private static final int NLA_LEN = 0;
    private static final int NLA_TYPE = 2;
    /** Without {@code NLA_F_NESTED} and {@code NLA_F_NET_BYTEORDER}. */
    private static final int NLA_TYPE_MASK = 0x3fff;

    private final Map<Integer, ByteBuffer> values;

    private Attributes(Map<Integer, ByteBuffer> values) {
        this.values = values;
    }

    /** Reads attributes from an offset on; one that says to be longer than what there is ends them. */
    public static Attributes parse(ByteBuffer body, int offset) {
        Map<Integer, ByteBuffer> values = new HashMap<>();
        read(body, offset, values::put);
        return new Attributes(values);
    }

    private static void read(ByteBuffer body, int offset, BiConsumer<Integer, ByteBuffer> values) {
        int at = Alignment.up(offset);
        while (body.limit() - at >= HEADER_OCTETS) {
            int length = Short.toUnsignedInt(body.getShort(at + NLA_LEN));
            if (length < HEADER_OCTETS || length > body.limit() - at) {
                break;
            }
            int type = body.getShort(at + NLA_TYPE) & NLA_TYPE_MASK;
            values.accept(
                    type, body.slice(at + HEADER_OCTETS, length - HEADER_OCTETS).order(body.order()));
            at += Alignment.up(length);
        }
    }

    /** A number of 32 bits. */
    public Optional<Integer> number(int type) {
        return value(type, Integer.BYTES).map(value -> value.getInt(0));
    }

    /** A number of 32 bits in network byte order. */
    public Optional<Integer> bigEndianNumber(int type) {
        return value(type, Integer.BYTES).map(value -> networkOrder(value).getInt(0));
    }

    /** A number of 64 bits in network byte order. */
    public Optional<Long> bigEndianLong(int type) {
        return value(type, Long.BYTES).map(value -> networkOrder(value).getLong(0));
    }

    /** Octets; none if the kernel sent no such attribute. */
    public byte[] octets(int type) {
        ByteBuffer value = values.getOrDefault(type, ByteBuffer.allocate(0));
        byte[] octets = new byte[value.remaining()];
        value.get(value.position(), octets);
        return octets;
    }

    /** Whether the kernel sent such an attribute. */
    public boolean has(int type) {
        return values.containsKey(type);
    }

    /** A number of 64 bits out of an array of them, or 0 if the kernel sent none. */
    public long counter(int type, int index) {
        int offset = index * Long.BYTES;
        return value(type, offset + Long.BYTES)
                .map(value -> value.getLong(offset))
                .orElse(0L);
    }

    /** An address, which is in network byte order. */
    public Optional<Ipv4Address> address(int type) {
        return bigEndianNumber(type).map(Ipv4Address::new);
    }

    /** A text that ends with a zero. */
    public Optional<String> text(int type) {
        return value(type, 1).map(value -> {
            byte[] octets = new byte[value.remaining() - 1];
            value.get(0, octets);
            return new String(octets, StandardCharsets.UTF_8);
        });
    }

    /** Attributes within an attribute; none if the kernel sent no such one. */
    public Attributes nested(int type) {
        return value(type, 0).map(value -> parse(value, 0)).orElseGet(() -> new Attributes(Map.of()));
    }

    /** The attributes within each of the attributes within an attribute, in order. */
    public List<Attributes> nestedList(int type) {
        List<Attributes> elements = new ArrayList<>();
        value(type, 0).ifPresent(value -> read(value, 0, (index, element) -> elements.add(parse(element, 0))));
        return elements;
    }

    private Optional<ByteBuffer> value(int type, int octets) {
        return Optional.ofNullable(values.get(type)).filter(value -> value.remaining() >= octets);
    }

    private static ByteBuffer networkOrder(ByteBuffer value) {
        return value.duplicate().order(ByteOrder.BIG_ENDIAN);
    }
}
