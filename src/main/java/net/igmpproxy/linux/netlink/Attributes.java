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

/** Attributes after the fixed part of a message: {@code struct nlattr} and its value, by type. */
public final class Attributes {
    private static final int HEADER_OCTETS = 4;
    private static final int NLA_LEN = 0;
    private static final int NLA_TYPE = 2;
    /** Mask without {@code NLA_F_NESTED} and {@code NLA_F_NET_BYTEORDER}. */
    private static final int NLA_TYPE_MASK = 0x3fff;

    private final Map<Integer, ByteBuffer> values;

    private Attributes(Map<Integer, ByteBuffer> values) {
        this.values = values;
    }

    /** Parses attributes from an offset on; stops at an attribute that exceeds the message. */
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

    /** Returns a 32-bit number in host byte order. */
    public Optional<Integer> number(int type) {
        return value(type, Integer.BYTES).map(value -> value.getInt(0));
    }

    /** Returns a 32-bit number in network byte order. */
    public Optional<Integer> bigEndianNumber(int type) {
        return value(type, Integer.BYTES).map(value -> networkOrder(value).getInt(0));
    }

    /** Returns a 64-bit number in network byte order. */
    public Optional<Long> bigEndianLong(int type) {
        return value(type, Long.BYTES).map(value -> networkOrder(value).getLong(0));
    }

    /** Returns the bytes of an attribute; empty if it is absent. */
    public byte[] octets(int type) {
        ByteBuffer value = values.getOrDefault(type, ByteBuffer.allocate(0));
        byte[] octets = new byte[value.remaining()];
        value.get(value.position(), octets);
        return octets;
    }

    /** Returns true if the attribute is present. */
    public boolean has(int type) {
        return values.containsKey(type);
    }

    /** Returns an element of an array of 64-bit numbers; 0 if absent. */
    public long counter(int type, int index) {
        int offset = index * Long.BYTES;
        return value(type, offset + Long.BYTES)
                .map(value -> value.getLong(offset))
                .orElse(0L);
    }

    /** Returns an address, which is in network byte order. */
    public Optional<Ipv4Address> address(int type) {
        return bigEndianNumber(type).map(Ipv4Address::new);
    }

    /** Returns a zero-terminated text. */
    public Optional<String> text(int type) {
        return value(type, 1).map(value -> {
            byte[] octets = new byte[value.remaining() - 1];
            value.get(0, octets);
            return new String(octets, StandardCharsets.UTF_8);
        });
    }

    /** Returns the attributes nested in an attribute; none if it is absent. */
    public Attributes nested(int type) {
        return value(type, 0).map(value -> parse(value, 0)).orElseGet(() -> new Attributes(Map.of()));
    }

    /** Returns the attributes nested in each element of a list attribute, in order. */
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
