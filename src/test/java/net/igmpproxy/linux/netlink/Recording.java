package net.igmpproxy.linux.netlink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Dumps of Linux 6.18 in a namespace with the veth interfaces u0, d1 and d2, recorded on x86_64 as hex digits. */
public final class Recording {
    private Recording() {}

    /** Returns the messages of {@code rtnetlink/<name>.hex}, including the last one, which ends the dump. */
    static List<NetlinkMessage> messages(String name) {
        return NetlinkMessage.parse(ByteBuffer.wrap(octets(name)).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Returns the bytes of {@code rtnetlink/<name>.hex}. */
    public static byte[] octets(String name) {
        try (InputStream hex = Recording.class.getResourceAsStream("/rtnetlink/" + name + ".hex")) {
            byte[] text = Objects.requireNonNull(hex, name).readAllBytes();
            return HexFormat.of().parseHex(new String(text, StandardCharsets.US_ASCII).replace("\n", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
