package net.igmpproxy.lab;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Payload of a test stream packet.
 *
 * @param sequence the number of packets that the stream sent to the same group before
 */
record StreamPacket(int group, long sequence) {
    /** UDP port of all streams. */
    static final int PORT = 5004;

    private static final long MAGIC = 0x49474D504C414221L;
    private static final int LENGTH = Long.BYTES + Integer.BYTES + Long.BYTES;

    static Optional<StreamPacket> read(ByteBuffer payload) {
        if (payload.remaining() < LENGTH || payload.getLong(payload.position()) != MAGIC) {
            return Optional.empty();
        }
        ByteBuffer fields = payload.duplicate();
        fields.position(fields.position() + Long.BYTES);
        return Optional.of(new StreamPacket(fields.getInt(), fields.getLong()));
    }

    ByteBuffer write() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(MAGIC)
                .putInt(group)
                .putLong(sequence)
                .flip();
    }
}
