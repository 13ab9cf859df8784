package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.fuzz.PacketMutator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of the codec for random bytes, reproducible by seed. */
class CodecPropertyTests {
    private static final int INPUTS_A_SEED = 25_000;

    private final List<byte[]> golden =
            PacketFiles.names().stream().map(PacketFiles::read).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedPacketsAreRejectedOrMeanTheSameWhenTheyAreEncodedAgain(long seed) {
        Random random = new Random(seed);
        PacketMutator mutator = new PacketMutator(random);
        int decoded = 0;
        for (int i = 0; i < INPUTS_A_SEED; i++) {
            byte[] packet = mutator.mutate(golden.get(random.nextInt(golden.size())));
            decoded += RoundTrip.check(packet) ? 1 : 0;
        }
        // Both results must occur often for the test to be meaningful.
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
        PacketMutator mutator = new PacketMutator(new Random(6));
        byte[] several = PacketFiles.read("report-v3-several");
        List<GroupRecord> records = new ArrayList<>();
        for (int i = 0; i < INPUTS_A_SEED; i++) {
            byte[] packet = mutator.mutate(several);
            if (IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.OPTIONAL) instanceof Decoded result
                    && result.message() instanceof IgmpMessage.ReportV3 report) {
                records.addAll(report.records());
            }
        }
        assertThat(records).hasSizeGreaterThan(INPUTS_A_SEED);
        assertThat(records).flatExtracting(GroupRecord::sources).allMatch(source -> source.isUnicast());
    }
}
