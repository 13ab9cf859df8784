package net.igmpproxy.runtime.handover;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.VifTtls;

/**
 * Values of a snapshot, each checked against its range: a checksum shows that the bytes are those that were written, not that
 * a sound process wrote them. A value out of range is an {@link IllegalArgumentException} that names it.
 */
final class SnapshotInput {
    /** Longer than any timer: the Group Membership Interval of the largest query interval and robustness is 2.6 days. */
    private static final Duration LONGEST_TIMER = Duration.ofDays(30);

    /** Longer than a router runs, and short enough that no sum of two moments overflows. */
    private static final Duration LONGEST_AGE = Duration.ofDays(50 * 365L);

    private static final int OLDEST_VERSION = 1;
    private static final int NEWEST_VERSION = 3;
    private static final int MAX_ROBUSTNESS = 7;

    private final ByteArrayInputStream bytes;
    private final DataInputStream input;

    SnapshotInput(byte[] body) {
        this.bytes = new ByteArrayInputStream(body);
        this.input = new DataInputStream(bytes);
    }

    /** Reads one thing. */
    @FunctionalInterface
    interface Element<T> {
        T read() throws IOException;
    }

    /**
     * A list, with its length in front. A length that the rest of the snapshot cannot hold is refused before memory is taken.
     *
     * @param leastBytes bytes that one element takes at least
     */
    <T> List<T> list(int leastBytes, Element<T> element) throws IOException {
        int count = input.readInt();
        if (count < 0 || count > bytes.available() / leastBytes) {
            throw new IllegalArgumentException(
                    "a list of " + count + " elements does not fit into " + bytes.available() + " bytes");
        }
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(element.read());
        }
        return all;
    }

    /** Like {@link #list}, of elements that differ in a key. */
    <T, K> List<T> distinct(int leastBytes, Element<T> element, Function<T, K> key) throws IOException {
        List<T> all = list(leastBytes, element);
        Set<K> keys = new HashSet<>();
        for (T one : all) {
            require(keys.add(key.apply(one)), "twice", key.apply(one));
        }
        return all;
    }

    <T> Optional<T> optional(Element<T> element) throws IOException {
        return flag() ? Optional.of(element.read()) : Optional.empty();
    }

    boolean flag() throws IOException {
        int value = input.readUnsignedByte();
        require(value <= 1, "truth value", value);
        return value == 1;
    }

    InterfaceName interfaceName() throws IOException {
        return new InterfaceName(input.readUTF());
    }

    int interfaceIndex() throws IOException {
        int index = input.readInt();
        require(index > 0, "interface index", index);
        return index;
    }

    int vif() throws IOException {
        return between(0, VifTtls.MAX_VIFS - 1, "VIF", input.readInt());
    }

    /** An IGMP version, 1 to 3. */
    int version() throws IOException {
        return between(OLDEST_VERSION, NEWEST_VERSION, "IGMP version", input.readByte());
    }

    /** A Robustness Variable, 1 to 7, or 0 for none. */
    int robustness() throws IOException {
        return between(0, MAX_ROBUSTNESS, "robustness variable", input.readInt());
    }

    GroupAddress group() throws IOException {
        return new GroupAddress(new Ipv4Address(input.readInt()));
    }

    /** An address that is no group's; it may be 0.0.0.0. */
    Ipv4Address host() throws IOException {
        Ipv4Address address = new Ipv4Address(input.readInt());
        require(!address.isMulticast(), "host address", address);
        return address;
    }

    /** What is left of a timer. */
    Duration timer() throws IOException {
        return duration("timer", LONGEST_TIMER);
    }

    /** Time since something happened. */
    Duration age() throws IOException {
        return duration("age", LONGEST_AGE);
    }

    /** A number of packets. */
    long counter() throws IOException {
        long value = input.readLong();
        require(value >= 0, "counter", value);
        return value;
    }

    /** Whether nothing follows. */
    boolean isAtEnd() {
        return bytes.available() == 0;
    }

    /** Nothing may follow. */
    void end() {
        require(bytes.available() == 0, "number of bytes too many", bytes.available());
    }

    private Duration duration(String name, Duration longest) throws IOException {
        long nanos = input.readLong();
        require(nanos >= 0 && nanos <= longest.toNanos(), name, nanos);
        return Duration.ofNanos(nanos);
    }

    private static int between(int least, int most, String name, int value) {
        require(value >= least && value <= most, name, value);
        return value;
    }

    static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + value + " is out of range");
        }
    }
}
