package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any octets: seeded, so that a failure comes again. */
class CodecPropertyTests {
    private static final int INPUTS_A_SEED = 25_000;
    private static final int CHECKSUM = 2;

    private final List<byte[]> golden =
            PacketFiles.names().stream().map(PacketFiles::read).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedPacketsAreRejectedOrMeanTheSameWhenTheyAreEncodedAgain(long seed) {
        Random random = new Random(seed);
        int decoded = 0;
        for (int i = 0; i < INPUTS_A_SEED; i++) {
            byte[] packet = mutated(golden.get(random.nextInt(golden.size())), random);
            if (IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.OPTIONAL) instanceof Decoded result) {
                decoded++;
                assertThat(decodedAgain(result))
                        .isEqualTo(new Decoded(PacketBuilder.SOURCE, result.destination(), result.message(), 0));
            }
        }
        // Both branches are taken often, or the test would show nothing.
        assertThat(decoded).isBetween(INPUTS_A_SEED / 10, INPUTS_A_SEED * 9 / 10);
    }

    @Test
    void randomOctetsNeverThrow() {
        Random random = new Random(5);
        for (int i = 0; i < INPUTS_A_SEED; i++) {
            byte[] octets = new byte[random.nextInt(100)];
            random.nextBytes(octets);
            int length = random.nextInt(120) - 10;

            assertThat(IgmpDecoder.decode(octets, length, RouterAlertPolicy.REQUIRED))
                    .isNotNull();
        }
    }

    @Test
    void whatIsLeftOutNeverReachesTheMessage() {
        Random random = new Random(6);
        List<GroupRecord> records = new ArrayList<>();
        for (int i = 0; i < INPUTS_A_SEED; i++) {
            byte[] packet = mutated(PacketFiles.read("report-v3-several"), random);
            if (IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.OPTIONAL) instanceof Decoded result
                    && result.message() instanceof IgmpMessage.ReportV3 report) {
                records.addAll(report.records());
            }
        }
        assertThat(records).hasSizeGreaterThan(INPUTS_A_SEED);
        assertThat(records).flatExtracting(GroupRecord::sources).allMatch(source -> source.isUnicast());
    }

    private static DecodeResult decodedAgain(Decoded result) {
        byte[] packet = PacketBuilder.carrying(IgmpEncoder.encode(result.message()))
                .destination(result.destination())
                .build();
        return IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.REQUIRED);
    }

    /** A packet with a few octets changed, now and then cut or prolonged, and mostly with a right checksum. */
    private static byte[] mutated(byte[] packet, Random random) {
        byte[] mutated = Arrays.copyOf(packet, newLength(packet.length, random));
        for (int i = random.nextInt(4); i > 0 && mutated.length > 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
        }
        int headerLength = (packet[0] & 0x0f) * 4;
        if (random.nextInt(8) != 0 && mutated.length >= headerLength + 8) {
            repairLengthAndChecksum(mutated, headerLength);
        }
        return mutated;
    }

    private static int newLength(int length, Random random) {
        return random.nextInt(4) == 0 ? random.nextInt(length + 16) : length;
    }

    private static void repairLengthAndChecksum(byte[] packet, int headerLength) {
        packet[2] = 0;
        packet[3] = (byte) packet.length;
        int field = headerLength + CHECKSUM;
        packet[field] = 0;
        packet[field + 1] = 0;
        Octets message = Octets.first(packet, packet.length).slice(headerLength, packet.length - headerLength);
        int checksum = Checksum.of(message);
        packet[field] = (byte) (checksum >>> 8);
        packet[field + 1] = (byte) checksum;
    }
}
