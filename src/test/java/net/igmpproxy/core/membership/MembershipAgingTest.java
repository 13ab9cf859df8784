package net.igmpproxy.core.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.GroupMembership.Host;
import net.igmpproxy.core.membership.GroupMembership.SourceTimer;
import org.junit.jupiter.api.Test;

class MembershipAgingTest {
    private static final Ipv4Address S1 = Ipv4Address.of("10.0.0.1");
    private static final Ipv4Address S2 = Ipv4Address.of("10.0.0.2");
    private static final Ipv4Address S3 = Ipv4Address.of("10.0.0.3");
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.2");
    private static final Duration FOREVER = Duration.ofDays(1);

    @Test
    void timersGoOnAndNoneRunsLongerThanItMay() {
        GroupMembership aged = age(exclude(200), 50, Duration.ofSeconds(41)).orElseThrow();

        assertThat(aged.groupTimer()).contains(Duration.ofSeconds(41));
        assertThat(aged.sources())
                .containsExactly(
                        new SourceTimer(S1, Duration.ZERO),
                        new SourceTimer(S2, Duration.ofSeconds(10)),
                        new SourceTimer(S3, Duration.ofSeconds(41)));
        assertThat(aged.age()).isEqualTo(Duration.ofSeconds(60));
        assertThat(aged.hosts())
                .containsExactly(new Host(
                        HOST,
                        3,
                        SourceFilter.EVERYTHING,
                        Duration.ofSeconds(57),
                        Duration.ofSeconds(55),
                        Duration.ofSeconds(41)));
    }

    @Test
    void sourceWhoseTimerHasRunOutIsExcludedAsLongAsTheGroupTimerRuns() {
        assertThat(age(exclude(200), 70, FOREVER).orElseThrow().sources()).contains(new SourceTimer(S2, Duration.ZERO));
    }

    @Test
    void sourcesThatAreStillAskedForStayWhenTheGroupTimerHasRunOut() {
        GroupMembership aged = age(exclude(90), 100, FOREVER).orElseThrow();

        assertThat(aged.filterMode()).isEqualTo(FilterMode.INCLUDE);
        assertThat(aged.groupTimer()).isEmpty();
        assertThat(aged.sources()).containsExactly(new SourceTimer(S3, Duration.ofSeconds(100)));
    }

    @Test
    void nothingIsLeftWhenAllTimersHaveRunOut() {
        assertThat(age(exclude(200), 200, FOREVER)).isEmpty();
        assertThat(age(
                        GroupMembership.configured(
                                new InterfaceName("eth1"), GroupAddress.of("239.1.1.1"), SourceFilter.EVERYTHING),
                        1,
                        FOREVER))
                .isEmpty();
    }

    private static Optional<GroupMembership> age(GroupMembership membership, int seconds, Duration atMost) {
        return MembershipAging.age(membership, Duration.ofSeconds(seconds), atMost);
    }

    private static GroupMembership exclude(int groupTimer) {
        return new GroupMembership(
                new InterfaceName("eth1"),
                GroupAddress.of("239.1.1.1"),
                FilterMode.EXCLUDE,
                Duration.ofSeconds(10),
                Optional.of(Duration.ofSeconds(groupTimer)),
                3,
                List.of(
                        new SourceTimer(S1, Duration.ZERO),
                        new SourceTimer(S2, Duration.ofSeconds(60)),
                        new SourceTimer(S3, Duration.ofSeconds(200))),
                List.of(new Host(
                        HOST,
                        3,
                        SourceFilter.EVERYTHING,
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(200))),
                Optional.empty());
    }
}
