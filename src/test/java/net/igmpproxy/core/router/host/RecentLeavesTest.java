package net.igmpproxy.core.router.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.router.RouterLink;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.junit.jupiter.api.Test;

class RecentLeavesTest {
    private static final long MILLI = 1_000_000L;
    private static final GroupAddress FIRST = GroupAddress.of("239.1.1.1");
    private static final GroupAddress SECOND = GroupAddress.of("239.1.1.2");

    private final RecentLeaves leaves = new RecentLeaves();

    @Test
    void groupsAreQueriedInTheOrderOfTheirTimes() {
        leaves.add(FIRST, Set.of(RouterLink.HOST_A), 2_000 * MILLI, 0);
        leaves.add(SECOND, Set.of(RouterLink.HOST_A), 3_000 * MILLI, 1_000 * MILLI);
        leaves.refuse(SECOND);
        leaves.refuse(FIRST);
        leaves.refuse(FIRST);

        assertThat(leaves.nextQuery()).isEqualTo(2_100 * MILLI);
        assertThat(leaves.takeQueries(2_100 * MILLI)).containsExactly(FIRST);
        assertThat(leaves.nextQuery()).isEqualTo(3_100 * MILLI);
        assertThat(leaves.takeQueries(3_100 * MILLI)).containsExactly(SECOND);
        assertThat(leaves.nextQuery()).isEqualTo(DeadlineQueue.NEVER);
    }

    @Test
    void membersThatRemainedAreRemembered() {
        leaves.add(FIRST, Set.of(RouterLink.HOST_A), 2_000 * MILLI, 0);

        assertThat(leaves.contains(FIRST, 1_999 * MILLI)).isTrue();
        assertThat(leaves.contains(FIRST, 2_000 * MILLI)).isFalse();
        assertThat(leaves.wasMember(FIRST, RouterLink.HOST_A)).isTrue();
        assertThat(leaves.wasMember(FIRST, RouterLink.HOST_B)).isFalse();
        assertThat(leaves.wasMember(SECOND, RouterLink.HOST_A)).isFalse();
    }

    @Test
    void hostThatLeavesAfterItsGroupWasPrunedIsForgotten() {
        leaves.add(FIRST, Set.of(RouterLink.HOST_A, RouterLink.HOST_B), 2_000 * MILLI, 0);

        leaves.forget(FIRST, RouterLink.HOST_A);
        leaves.forget(SECOND, RouterLink.HOST_B);

        assertThat(leaves.wasMember(FIRST, RouterLink.HOST_A)).isFalse();
        assertThat(leaves.wasMember(FIRST, RouterLink.HOST_B)).isTrue();
    }
}
