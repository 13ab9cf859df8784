package net.igmpproxy.core.querier;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.api.Test;

class QuerierCandidatesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Ipv4Address FIRST = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address SECOND_ROUTER = Ipv4Address.of("198.51.100.1");

    private final QuerierCandidates candidates = new QuerierCandidates(30 * SECOND);

    @Test
    void routerIsProvedByALaterQuery() {
        assertThat(candidates.proves(FIRST, 0)).isFalse();
        assertThat(candidates.proves(FIRST, 29 * SECOND)).isFalse();
        assertThat(candidates.proves(FIRST, 30 * SECOND)).isTrue();
    }

    @Test
    void routersThatQueryByTurnsAreBothProved() {
        for (int i = 0; i < 3; i++) {
            assertThat(candidates.proves(FIRST, i * 10L * SECOND)).isFalse();
            assertThat(candidates.proves(SECOND_ROUTER, i * 10L * SECOND)).isFalse();
        }

        assertThat(candidates.proves(FIRST, 31 * SECOND)).isTrue();
        assertThat(candidates.proves(SECOND_ROUTER, 31 * SECOND)).isTrue();
    }

    @Test
    void silentRouterBeginsAgain() {
        candidates.proves(FIRST, 0);

        assertThat(candidates.proves(FIRST, 511 * SECOND)).isFalse();
        assertThat(candidates.proves(FIRST, 541 * SECOND)).isTrue();
    }

    @Test
    void manyAddressesDoNotDisplaceWhoWasThereBefore() {
        candidates.proves(FIRST, 0);
        for (int i = 0; i < 10_000; i++) {
            candidates.proves(new Ipv4Address(0x0a000000 + i), SECOND);
        }

        assertThat(candidates.proves(FIRST, 30 * SECOND)).isTrue();
    }
}
