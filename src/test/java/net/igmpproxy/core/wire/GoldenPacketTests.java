package net.igmpproxy.core.wire;

import static net.igmpproxy.core.wire.GoldenPackets.GOLDEN;
import static net.igmpproxy.core.wire.GoldenPackets.GOLDEN_BUT_NOT_CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenPacketTests {
    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void decodesToWhatTheFileSays(String name, Decoded expected) {
        byte[] packet = PacketFiles.read(name);

        assertThat(IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.REQUIRED))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("canonical")
    void encodesToTheSameOctets(String name, Decoded golden) {
        byte[] packet = PacketFiles.read(name);
        int headerLength = (packet[0] & 0x0f) * 4;

        assertThat(IgmpEncoder.encode(golden.message()))
                .containsExactly(Arrays.copyOfRange(packet, headerLength, packet.length));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void readsNothingBehindTheGivenLength(String name, Decoded expected) {
        byte[] packet = PacketFiles.read(name);
        byte[] buffer = Arrays.copyOf(packet, 2048);
        Arrays.fill(buffer, packet.length, buffer.length, (byte) 0xa5);

        assertThat(IgmpDecoder.decode(buffer, packet.length, RouterAlertPolicy.REQUIRED))
                .isEqualTo(expected);
    }

    @Test
    void everyFileIsExpected() {
        assertThat(PacketFiles.names())
                .containsExactlyInAnyOrderElementsOf(
                        all().map(golden -> (String) golden.get()[0]).toList());
    }

    private static Stream<Arguments> all() {
        return Stream.concat(canonical(), arguments(GOLDEN_BUT_NOT_CANONICAL));
    }

    private static Stream<Arguments> canonical() {
        return arguments(GOLDEN);
    }

    private static Stream<Arguments> arguments(Map<String, Decoded> packets) {
        return new TreeMap<>(packets)
                .entrySet().stream().map(packet -> Arguments.of(packet.getKey(), packet.getValue()));
    }
}
