package net.igmpproxy.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import net.igmpproxy.core.wire.PacketFiles;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Coverage-guided fuzz test of the engine with packet sequences. The first byte selects the configuration. Each packet
 * follows a control byte (interface, pause, checksum repair) and two bytes with its length.
 */
class EngineFuzzTest {
    private static final int SEED = 1;
    private static final int PACKET_HEADER = 3;
    private static final int INTERFACE_MASK = 0x03;
    private static final int PAUSE_SHIFT = 2;
    private static final int AS_IT_IS = 0x20;

    /** Pauses in nanoseconds, from a flood to longer than a membership. */
    private static final long[] PAUSES = {
        0, 1_000, 1_000_000, 100_000_000, 1_000_000_000, 2_500_000_000L, 125_000_000_000L, 300_000_000_000L
    };

    @MethodSource("goldenOnEveryInterface")
    @FuzzTest
    void everyPacketIsHandledOrDroppedForOneReason(byte[] octets) {
        ByteBuffer input = ByteBuffer.wrap(octets);
        if (!input.hasRemaining()) {
            return;
        }
        Documents[] documents = Documents.values();
        EngineUnderFire engine = new EngineUnderFire(documents[(input.get() & 0xff) % documents.length].read(), SEED);
        while (input.remaining() >= PACKET_HEADER) {
            int control = input.get();
            byte[] packet = new byte[Math.min(input.getShort() & 0xffff, input.remaining())];
            input.get(packet);
            engine.receive(
                    control & INTERFACE_MASK, (control & AS_IT_IS) == 0 ? PacketOctets.repaired(packet) : packet);
            engine.pass(PAUSES[control >> PAUSE_SHIFT & (PAUSES.length - 1)]);
        }
    }

    static Stream<byte[]> goldenOnEveryInterface() {
        return PacketFiles.names().stream().map(PacketFiles::read).map(EngineFuzzTest::onEveryInterface);
    }

    private static byte[] onEveryInterface(byte[] packet) {
        ByteBuffer input = ByteBuffer.allocate(1 + EngineUnderFire.INTERFACES * (PACKET_HEADER + packet.length));
        input.put((byte) packet.length);
        for (int number = 0; number < EngineUnderFire.INTERFACES; number++) {
            int pause = packet.length % PAUSES.length;
            input.put((byte) (pause << PAUSE_SHIFT | number))
                    .putShort((short) packet.length)
                    .put(packet);
        }
        return input.array();
    }
}
