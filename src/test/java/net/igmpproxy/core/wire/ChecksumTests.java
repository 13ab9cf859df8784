package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChecksumTests {
    @Test
    void agreesWithTheExampleOfRfc1071() {
        assertThat(checksum("0001 f203 f4f5 f6f7")).isEqualTo(~0xddf2 & 0xffff);
    }

    @Test
    void anOddOctetAtTheEndIsTheHighHalfOfAWord() {
        assertThat(checksum("0001 f203 f4f5 f6")).isEqualTo(checksum("0001 f203 f4f5 f600"));
    }

    @Test
    void carriesOfTheLongestPacketAreAllFoldedIn() {
        byte[] ones = new byte[65_535];
        Arrays.fill(ones, (byte) 0xff);

        // The sum of 32,767 words of ones is zero in one's complement; the odd byte remains.
        assertThat(Checksum.of(Octets.first(ones, ones.length))).isEqualTo(0x00ff);
    }

    @Test
    void nothingHasTheChecksumOfZero() {
        assertThat(checksum("")).isEqualTo(0xffff);
    }

    private static int checksum(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Checksum.of(Octets.first(octets, octets.length));
    }
}
