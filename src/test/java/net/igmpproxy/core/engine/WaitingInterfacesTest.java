package net.igmpproxy.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineInput.LinksLost;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nearly as many interfaces as the kernel has VIFs: no number stays unused while an interface waits for one. */
class WaitingInterfacesTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int UPSTREAM = RouterOnStrictKernel.UPSTREAM;
    private static final int LAN = 11;

    @SuppressWarnings("NullAway.Init")
    private RouterOnStrictKernel router;

    @Test
    void numberOfAnArrivalVifThatTheKernelRefusesIsUsed() {
        router = new RouterOnStrictKernel(31, AddArrivalVif.class::isInstance);

        appear(60);

        requireAllAtWork();
    }

    @Test
    void numberOfAnArrivalVifThatLeftWithItsLinkIsUsed() {
        router = new RouterOnStrictKernel(31);
        router.kernel.replaceInterface(LAN);
        router.names.put(60, "eth60");

        router.handle(new LinksLost(Set.of(LAN)), router.linksChanged());

        requireAllAtWork();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void numbersOfArrivalVifsThatAnotherProgramRemovedAreUsed(int count) {
        router = new RouterOnStrictKernel(VifTtls.MAX_VIFS - count);
        IntStream.range(0, count).forEach(number -> router.kernel.vifs().remove(VifTtls.MAX_VIFS - 1 - number));
        router.engine().handle(router.kernel.read(), router.now());

        appear(IntStream.range(60, 60 + count).toArray());

        requireAllAtWork();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 17, 30, 31, 32})
    void interfaceMadeAnewInOneTurnInterruptsNothingUpstream(int interfaces) {
        router = new RouterOnStrictKernel(interfaces);
        router.listenOn(12);
        router.pass(Duration.ofSeconds(5));
        router.outputs.clear();
        router.kernel.replaceInterface(12);
        router.names.remove(12);
        router.names.put(200, "eth12");

        router.handle(new LinksLost(Set.of(12)), router.linksChanged());

        assertThat(router.outputs)
                .filteredOn(SendMessage.class::isInstance)
                .extracting(output -> ((SendMessage) output).interfaceIndex())
                .doesNotContain(UPSTREAM);
        requireAllAtWork();
    }

    @Test
    void arrivalVifThatIsMadeAtLastCountsAgain() {
        router = new RouterOnStrictKernel(3);
        router.refuse(output -> output instanceof AddArrivalVif || output instanceof AddVif);
        removeVifsOf(LAN);
        router.refuse(AddArrivalVif.class::isInstance);
        router.pass(Duration.ofMillis(250));
        router.refuse(output -> output instanceof AddArrivalVif || output instanceof AddVif);
        removeVifsOf(LAN);
        router.pass(Duration.ofMinutes(1));

        router.refuse(output -> false);
        router.pass(Duration.ofMinutes(1));
        router.listenOn(LAN);
        router.handle(
                new NoCache(router.kernel.arrivalVif(LAN), Ipv4Address.of("10.0.11.9"), RouterOnStrictKernel.GROUP));

        assertThat(router.engine().routes()).anyMatch(entry -> entry.key().isWildcard());
    }

    private void appear(int... indices) {
        IntStream.of(indices).forEach(index -> router.names.put(index, "eth" + index));
        router.handle(router.linksChanged());
    }

    private void removeVifsOf(int interfaceIndex) {
        router.kernel.vifs().values().removeIf(index -> index == interfaceIndex);
        router.handle(router.kernel.read());
    }

    private void requireAllAtWork() {
        router.pass(LONG);
        assertThat(router.engine().interfaces(router.now()))
                .filteredOn(status -> status.vif().isEmpty())
                .as("without VIF, while the kernel has %s", router.kernel.vifs())
                .isEmpty();
    }
}
