package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.rate.Shield;
import net.igmpproxy.linux.socket.BpfMachine;
import net.igmpproxy.linux.socket.SocketFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShieldFilterTest {
    private static final int IGMP = 2;
    private static final int FLOODED = 7;
    private static final int LEAST_THAT_IS_DROPPED = 0x20000000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 255, 256, 257, 1000})
    void membersPassWhateverTheirNumber(int number) {
        List<Ipv4Address> members = addresses(number, 1);
        SocketFilter filter = ShieldFilter.of(List.of(new Shield(FLOODED, members, 8)));

        assertThat(members).allMatch(member -> passes(filter, IGMP, FLOODED, member, -1));
        assertThat(addresses(1000, 2).stream().filter(other -> !members.contains(other)))
                .noneMatch(other -> passes(filter, IGMP, FLOODED, other, -1))
                .noneMatch(other -> passes(filter, IGMP, FLOODED, other, LEAST_THAT_IS_DROPPED))
                .allMatch(other -> passes(filter, IGMP, FLOODED, other, LEAST_THAT_IS_DROPPED - 1));
    }

    @Test
    void allElsePasses() {
        Ipv4Address stranger = Ipv4Address.of("10.0.0.9");
        SocketFilter filter = ShieldFilter.of(
                List.of(new Shield(FLOODED, addresses(100, 1), 8), new Shield(FLOODED + 1, addresses(300, 2), 1024)));

        assertThat(passes(filter, 0, FLOODED, stranger, -1)).as("an upcall").isTrue();
        assertThat(passes(filter, IGMP, FLOODED + 2, stranger, -1))
                .as("another interface")
                .isTrue();
        assertThat(passes(filter, IGMP, FLOODED + 1, stranger, -1)).isFalse();
        assertThat(passes(filter, IGMP, FLOODED + 1, addresses(300, 2).get(299), -1))
                .isTrue();
    }

    @Test
    void aThousandMembersAreFarFromTheKernelsLimitAndFromOptmemMax() {
        SocketFilter filter = ShieldFilter.of(IntStream.range(0, 10)
                .mapToObj(index -> new Shield(index, addresses(100, index), 2))
                .toList());

        assertThat(filter.instructions()).hasSizeLessThan(1_800);
    }

    private static List<Ipv4Address> addresses(int number, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> new Ipv4Address(random.nextInt()))
                .limit(number)
                .toList();
    }

    private static boolean passes(
            SocketFilter filter, int protocol, int interfaceIndex, Ipv4Address source, int random) {
        ByteBuffer packet = ByteBuffer.allocate(20).put(9, (byte) protocol).putInt(12, source.bits());
        return new BpfMachine(interfaceIndex, random).run(filter, packet) != 0;
    }
}
