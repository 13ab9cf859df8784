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
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Input stream of a snapshot that checks the range of each value. The checksum detects corrupt bytes, but not a faulty
 * writer. A value out of range throws an {@link IllegalArgumentException} that names it.
 */
final class SnapshotInput {
    /** Maximum timer value. The Group Membership Interval of the largest query interval and robustness is 2.6 days. */
    private static final Duration LONGEST_TIMER = Duration.ofDays(30);

    /** Maximum age. It exceeds the uptime of any router, and no sum of two times overflows. */
    private static final Duration LONGEST_AGE = Duration.ofDays(50 * 365L);

    private final ByteArrayInputStream bytes;
    private final DataInputStream input;

    SnapshotInput(byte[] body) {
        this.bytes = new ByteArrayInputStream(body);
        this.input = new DataInputStream(bytes);
    }

    /** Reader of one element. */
    @FunctionalInterface
    interface Element<T> {
        T read() throws IOException;
    }

    /**
     * Reads a list with its length prefix. A length that exceeds the rest of the snapshot is refused before allocation.
     *
     * @param leastBytes minimum bytes per element
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

    /** Reads a list like {@link #list}, with distinct keys. */
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

    /** Reads an IGMP version, 1 to 3. */
    int version() throws IOException {
        return between(IgmpVersion.V1.number(), IgmpVersion.V3.number(), "IGMP version", input.readByte());
    }

    /** Reads a Robustness Variable, 1 to 7, or 0 for none. */
    int robustness() throws IOException {
        return between(0, MembershipQuery.MAX_ROBUSTNESS, "robustness variable", input.readInt());
    }

    GroupAddress group() throws IOException {
        return new GroupAddress(new Ipv4Address(input.readInt()));
    }

    /** Reads a unicast address, which may be 0.0.0.0. */
    Ipv4Address host() throws IOException {
        Ipv4Address address = new Ipv4Address(input.readInt());
        require(!address.isMulticast(), "host address", address);
        return address;
    }

    /** Reads the remaining time of a timer. */
    Duration timer() throws IOException {
        return duration("timer", LONGEST_TIMER);
    }

    /** Reads the time since an event. */
    Duration age() throws IOException {
        return duration("age", LONGEST_AGE);
    }

    /** Reads a packet count. */
    long counter() throws IOException {
        long value = input.readLong();
        require(value >= 0, "counter", value);
        return value;
    }

    /** Returns true if no bytes are left. */
    boolean isAtEnd() {
        return bytes.available() == 0;
    }

    /** Throws if bytes are left. */
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
