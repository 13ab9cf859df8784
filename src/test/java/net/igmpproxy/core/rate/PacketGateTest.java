package net.igmpproxy.core.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.junit.jupiter.api.Test;

class PacketGateTest {
    private static final Ipv4Address MEMBER = Ipv4Address.of("192.168.1.10");
    private static final Ipv4Address FLOODER = Ipv4Address.of("192.168.1.66");

    private final PacketGate gate = new PacketGate(new RateLimits(400, 50, 1), 0);

    @Test
    void whoFloodsInHisOwnNameLosesHisOwnPackets() {
        assertThat(admitted(1_000, FLOODER, 0)).isEqualTo(50);
        assertThat(admitted(10, MEMBER, 0)).isEqualTo(10);
        assertThat(gate.takeExcess()).containsExactly(new Excess.Count(RateKind.HOST_PACKETS, 50, FLOODER, 950));
    }

    @Test
    void whoFloodsInManyNamesLosesThoseOfStrangersAndNotThoseOfMembers() {
        long admitted = IntStream.range(0, 10_000)
                .filter(number -> gate.admits(stranger(number), DeadlineQueue.NEVER, 0))
                .count();

        assertThat(admitted).isEqualTo(100);
        assertThat(gate.admits(MEMBER, DeadlineQueue.NEVER, 0)).isFalse();
        assertThat(admitted(10, MEMBER, 0)).isEqualTo(10);
        assertThat(gate.takeExcess())
                .containsExactly(new Excess.Count(RateKind.PACKETS, 400, MEMBER, 10_000 - 100 + 1));
        assertThat(gate.takeExcess()).isEmpty();
    }

    @Test
    void afterTheFloodAllIsAsBefore() {
        admitted(1_000, FLOODER, DeadlineQueue.NEVER);

        assertThat(gate.admits(FLOODER, DeadlineQueue.NEVER, 1_000_000_000L)).isTrue();
    }

    private long admitted(int packets, Ipv4Address host, long knownSince) {
        return IntStream.range(0, packets)
                .filter(packet -> gate.admits(host, knownSince, 0))
                .count();
    }

    /** Returns addresses that rarely share a bucket, since they are not in numeric order. */
    private static Ipv4Address stranger(int number) {
        return new Ipv4Address(0x0a000000 | ((number * 7919) & 0xffffff));
    }
}
