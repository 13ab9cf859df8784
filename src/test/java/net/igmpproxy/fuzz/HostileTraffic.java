package net.igmpproxy.fuzz;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.igmpproxy.core.wire.PacketFiles;

/** Packets in a mixture that reaches all of the engine: golden ones and generated ones, sound and mutated. */
final class HostileTraffic {
    /** So that long packets take about as much of the time as all the others. */
    private static final int ONE_LONG_IN = 2000;

    private static final List<byte[]> GOLDEN =
            PacketFiles.names().stream().map(PacketFiles::read).toList();

    private final Random random;
    private final PacketGenerator generator;
    private final PacketMutator mutator;

    HostileTraffic(Random random) {
        this.random = random;
        this.generator = new PacketGenerator(random, ONE_LONG_IN);
        this.mutator = new PacketMutator(random);
    }

    /** The packets that one engine is given. */
    void unleash(EngineUnderFire engine, int packets) {
        for (int i = 0; i < packets; i++) {
            int number = random.nextInt(20) == 0 ? EngineUnderFire.INTERFACES - 1 : random.nextInt(3);
            byte[] packet = next(number);
            try {
                engine.receive(number, packet);
                engine.pass(pause());
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "packet " + i + " on eth" + number + ": "
                                + HexFormat.of().formatHex(packet),
                        failure);
            }
        }
    }

    private byte[] next(int network) {
        byte[] packet = random.nextInt(4) == 0 ? GOLDEN.get(random.nextInt(GOLDEN.size())) : generator.next(network);
        return random.nextBoolean() ? mutator.mutate(packet) : packet;
    }

    /** Nanoseconds: mostly a flood, now and then long enough for something to be due or to run out. */
    private long pause() {
        return switch (random.nextInt(2000)) {
            case 0 -> 300_000_000_000L;
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> random.nextInt(2_000_000_000);
            default -> random.nextInt(1_000_000);
        };
    }
}
