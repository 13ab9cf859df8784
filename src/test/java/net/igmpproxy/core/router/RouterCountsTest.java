package net.igmpproxy.core.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The incremental counters agree with the state after any sequence of reports. */
class RouterCountsTest {
    private static final InterfaceName NAME = new InterfaceName("down");
    private static final int STEPS = 3_000;
    private static final RecordType[] TYPES = RecordType.values();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sourcesAndGroupsAreCountedAsTheyAreTold(long seed) {
        Random random = new Random(seed);
        RouterLink link = new RouterLink(LeaveMode.TRACKED);
        int most = 0;
        for (int step = 0; step < STEPS; step++) {
            Ipv4Address host = Ipv4Address.of("192.168.1." + (10 + random.nextInt(3)));
            link.router().onRecord(host, randomRecord(random), link.now());
            if (random.nextInt(10) == 0) {
                link.advance(Duration.ofSeconds(random.nextInt(200)));
            }

            List<GroupMembership> told = link.router().describe(NAME, link.now());
            int sources =
                    told.stream().mapToInt(group -> group.sources().size()).sum();
            assertThat(link.router().sourceCount()).isEqualTo(sources);
            assertThat(link.router().groupCount()).isEqualTo(told.size());
            most = Math.max(most, sources);
        }
        assertThat(most).isGreaterThan(10);
    }

    private static GroupRecord randomRecord(Random random) {
        List<Ipv4Address> sources = IntStream.range(1, 5)
                .filter(number -> random.nextBoolean())
                .mapToObj(number -> Ipv4Address.of("10.0.0." + number))
                .toList();
        GroupAddress group = GroupAddress.of("239.1.1." + random.nextInt(5));
        return new GroupRecord(TYPES[random.nextInt(TYPES.length)], group, sources);
    }
}
