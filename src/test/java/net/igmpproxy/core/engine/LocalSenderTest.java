package net.igmpproxy.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineInput.LinksLost;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCounted;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hosts that send on downstream links of a proxy with few and with many interfaces; upstream interface eth10 admits
 * every source.
 */
class LocalSenderTest {
    private static final int UPSTREAM = RouterOnStrictKernel.UPSTREAM;
    private static final GroupAddress GROUP = RouterOnStrictKernel.GROUP;

    @SuppressWarnings("NullAway.Init")
    private RouterOnStrictKernel router;

    @ParameterizedTest
    @ValueSource(ints = {3, 16, 17, 20, 31, 32})
    void hostThatRarelySendsLosesItsFirstPacketAtMost(int interfaces) {
        start(interfaces);
        int last = UPSTREAM + interfaces - 1;
        int forwarded = 0;
        for (int packet = 0; packet < 12; packet++) {
            forwarded += isForwarded(last, 9) ? 1 : 0;
            waitWithMemberOn(last, Duration.ofMinutes(5));
        }

        assertThat(forwarded).isGreaterThanOrEqualTo(11);
    }

    @Test
    void otherHostsOfTheLinkLoseNothingThen() {
        start(32);
        isForwarded(41, 9);
        waitWithMemberOn(41, Duration.ofMinutes(10));

        assertThat(IntStream.range(20, 40).filter(host -> isForwarded(41, host)))
                .hasSize(20);
    }

    @Test
    void hostIsRememberedByTheNextEngine() {
        start(32);
        isForwarded(41, 9);
        waitWithMemberOn(41, Duration.ofMinutes(10));

        router.restart();

        assertThat(router.engine().routes()).noneMatch(entry -> entry.key().isWildcard());
        assertThat(router.engine().state(router.now()).senders()).hasSize(1);
    }

    @Test
    void interfaceThatGetsTheVifOfAnotherIsNotTakenForIt() {
        start(17);
        router.listenOn(12);
        Ipv4Address source = Ipv4Address.of("10.0.10.9");
        router.handle(new NoCache(router.kernel.arrivalVif(UPSTREAM), source, GROUP));
        int vif = router.kernel.arrivalVif(26);
        router.handle(new WrongVif(vif, source, GROUP));
        assertThat(router.engine().rejectedTraffic(router.now())).hasSize(1);

        router.names.remove(26);
        router.handle(new LinksLost(Set.of(26)), router.linksChanged());
        router.names.put(77, "eth77");
        router.handle(router.linksChanged());
        router.pass(Duration.ofSeconds(1));

        assertThat(router.kernel.vifs()).containsEntry(vif, 77);
        assertThat(router.engine().rejectedTraffic(router.now())).isEmpty();
    }

    private void start(int interfaces) {
        router = new RouterOnStrictKernel(interfaces);
        router.listenOn(UPSTREAM + interfaces - 1);
    }

    /** Sends one packet of a host; returns true if it is forwarded upstream. */
    private boolean isForwarded(int index, int host) {
        MfcKey key = new MfcKey(Ipv4Address.of("10.0." + index + "." + host), GROUP.address());
        int vif = router.kernel.arrivalVif(index);
        StrictKernel.Fate fate = router.kernel.fate(index, key, UPSTREAM);
        if (fate == StrictKernel.Fate.HELD) {
            router.handle(new NoCache(vif, key.origin(), GROUP));
            return router.kernel.fate(index, key, UPSTREAM) == StrictKernel.Fate.FORWARDED;
        } else if (router.kernel.isWrong(index, key)) {
            router.handle(new WrongVif(vif, key.origin(), GROUP));
        }
        return fate == StrictKernel.Fate.FORWARDED;
    }

    /** Advances the time without packets, while the member of a link reports repeatedly. */
    private void waitWithMemberOn(int index, Duration duration) {
        long end = router.now() + duration.toNanos();
        while (router.now() < end) {
            router.listenOn(index);
            router.pass(Duration.ofSeconds(30));
            router.handle(new RoutesCounted(List.of()));
        }
    }
}
