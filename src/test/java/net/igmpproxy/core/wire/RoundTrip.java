package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.core.wire.DecodeResult.Decoded;

/** Round trip of arbitrary bytes: they are not a message, or the message is equal after encoding and decoding. */
public final class RoundTrip {
    private static final int LONGEST_PACKET = 0xffff;

    private RoundTrip() {}

    /**
     * Checks the property.
     *
     * @return true if the bytes are a message
     */
    public static boolean check(byte[] packet) {
        DecodeResult result = IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.OPTIONAL);
        if (result instanceof Decoded decoded) {
            byte[] again = IgmpPackets.packet(decoded.source(), decoded.destination(), decoded.message());
            // A message after a header without options may be too long for a header with Router Alert.
            if (again.length <= LONGEST_PACKET) {
                assertThat(IgmpDecoder.decode(again, again.length, RouterAlertPolicy.REQUIRED))
                        .isEqualTo(new Decoded(decoded.source(), decoded.destination(), decoded.message(), 0));
            }
            return true;
        }
        return false;
    }
}
