package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.core.wire.DecodeResult.Decoded;

/** What holds for any octets: they are no message, or the message is the same when it is written and read once more. */
public final class RoundTrip {
    private static final int LONGEST_PACKET = 0xffff;

    private RoundTrip() {}

    /**
     * Checks it.
     *
     * @return whether the octets were a message
     */
    public static boolean check(byte[] packet) {
        DecodeResult result = IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.OPTIONAL);
        if (result instanceof Decoded decoded) {
            byte[] again = IgmpPackets.packet(decoded.source(), decoded.destination(), decoded.message());
            // The shortest IP header leaves room for a message that does not fit behind one with Router Alert.
            if (again.length <= LONGEST_PACKET) {
                assertThat(IgmpDecoder.decode(again, again.length, RouterAlertPolicy.REQUIRED))
                        .isEqualTo(new Decoded(decoded.source(), decoded.destination(), decoded.message(), 0));
            }
            return true;
        }
        return false;
    }
}
