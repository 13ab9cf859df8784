package net.igmpproxy.fuzz;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.igmpproxy.core.wire.PacketFiles;

/** Mixture of recorded and generated packets, valid and mutated, that reaches all parts of the engine. */
public final class HostileTraffic {
    /** Frequency of long packets, chosen so that they take about half of the time. */
    private static final int ONE_LONG_IN = 2000;

    private static final int LIMITS_CHECKED_EVERY = 1000;

    private static final List<byte[]> GOLDEN =
            PacketFiles.names().stream().map(PacketFiles::read).toList();

    private final Random random;
    private final PacketGenerator generator;
    private final PacketMutator mutator;

    /** @param random the random number generator for all decisions */
    public HostileTraffic(Random random) {
        this.random = random;
        this.generator = new PacketGenerator(random, ONE_LONG_IN);
        this.mutator = new PacketMutator(random);
    }

    /** Sends packets to an engine. */
    void unleash(EngineUnderFire engine, int packets) {
        for (int i = 0; i < packets; i++) {
            int number = random.nextInt(20) == 0 ? EngineUnderFire.INTERFACES - 1 : random.nextInt(3);
            byte[] packet = next(number);
            try {
                engine.receive(number, packet);
                engine.pass(pause());
                if (i % LIMITS_CHECKED_EVERY == 0) {
                    engine.checkLimits();
                }
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "packet " + i + " on eth" + number + ": "
                                + HexFormat.of().formatHex(packet),
                        failure);
            }
        }
    }

    /** Returns a packet for the network with the given third byte. */
    private byte[] next(int network) {
        byte[] packet = random.nextInt(4) == 0 ? GOLDEN.get(random.nextInt(GOLDEN.size())) : generator.next(network);
        return random.nextBoolean() ? mutator.mutate(packet) : packet;
    }

    /** Returns an IGMP message without IP header, valid or not. */
    public byte[] nextMessage() {
        byte[] packet = next(1);
        int begin = new PacketOctets(packet).message();
        return Arrays.copyOfRange(packet, Math.min(begin, packet.length), packet.length);
    }

    /** Returns a pause in nanoseconds: mostly short, sometimes long enough for a timer to expire. */
    private long pause() {
        return switch (random.nextInt(2000)) {
            case 0 -> 300_000_000_000L;
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> random.nextInt(2_000_000_000);
            default -> random.nextInt(1_000_000);
        };
    }
}
