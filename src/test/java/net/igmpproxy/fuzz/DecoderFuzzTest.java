package net.igmpproxy.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import net.igmpproxy.core.wire.PacketFiles;
import net.igmpproxy.core.wire.RoundTrip;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzz test of the decoder. */
class DecoderFuzzTest {
    @MethodSource("golden")
    @FuzzTest
    void anyOctetsAreNoMessageOrMeanTheSameWhenTheyAreEncodedAgain(byte[] packet) {
        RoundTrip.check(packet);
        RoundTrip.check(PacketOctets.repaired(packet));
    }

    static Stream<byte[]> golden() {
        return PacketFiles.names().stream().map(PacketFiles::read);
    }
}
