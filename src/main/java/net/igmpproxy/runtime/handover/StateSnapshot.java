package net.igmpproxy.runtime.handover;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import net.igmpproxy.core.engine.event.EngineState;

/**
 * Snapshot of the engine state for the next process. Its header has a magic number, the format version and a checksum.
 * Other versions and corrupt snapshots are rejected.
 */
public final class StateSnapshot {
    /** Format version; must be incremented with every change of {@link StateWriter}. */
    private static final int VERSION = 3;

    /** Magic number "IGMP". */
    private static final int MARK = 0x49474d50;

    private static final int HEADER_OCTETS = 2 * Integer.BYTES + Long.BYTES;

    private StateSnapshot() {}

    /**
     * Writes a snapshot.
     *
     * @param now time of the state, in nanoseconds of the engine's clock
     */
    public static byte[] write(EngineState state, long now) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(octets)) {
            new StateWriter(output, now).write(state);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] body = octets.toByteArray();
        return ByteBuffer.allocate(HEADER_OCTETS + body.length)
                .putInt(MARK)
                .putInt(VERSION)
                .putLong(checksum(body))
                .put(body)
                .array();
    }

    /**
     * Reads a snapshot.
     *
     * @param now present time, in nanoseconds of the clock of the engine that receives the state
     * @throws SnapshotException if the snapshot has another version or is corrupt
     */
    public static EngineState read(byte[] snapshot, long now) throws SnapshotException {
        ByteBuffer header = ByteBuffer.wrap(snapshot);
        if (snapshot.length < HEADER_OCTETS || header.getInt() != MARK) {
            throw new SnapshotException("it is no state of an igmp-proxy");
        }
        int version = header.getInt();
        if (version != VERSION) {
            throw new SnapshotException("it has the format " + version + ", and not " + VERSION);
        }
        long checksum = header.getLong();
        byte[] body = new byte[header.remaining()];
        header.get(body);
        if (checksum != checksum(body)) {
            throw new SnapshotException("it is broken");
        }
        return readBody(body, now);
    }

    private static EngineState readBody(byte[] body, long now) throws SnapshotException {
        try {
            return new StateReader(body, now).read();
        } catch (IOException | IllegalArgumentException nonsense) {
            throw new SnapshotException("it cannot be read: " + nonsense.getMessage());
        }
    }

    private static long checksum(byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return checksum.getValue();
    }
}
