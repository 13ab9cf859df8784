package net.igmpproxy.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.KernelRead;
import net.igmpproxy.core.engine.event.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.event.EngineInput.RoutesRead;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.runtime.port.FakeKernel;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.LinkMonitor.RouteChanges;
import org.junit.jupiter.api.Test;

class KernelInspectionTest {
    private static final String LINKS = "netlink(RTM_GETLINK)";
    private static final String ROUTES = "netlink(RTM_GETROUTE)";
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final RouteChanges LOSS = new RouteChanges(List.of(), false);

    private final FakeKernel kernel = new FakeKernel();
    private final KernelInspection inspection = new KernelInspection(kernel, 0);

    @Test
    void interfacesAreReadEvery30SecondsAndToldOfIfTheyDiffer() {
        assertThat(types(30 * SECOND)).containsExactly(LinksChanged.class, KernelRead.class);
        assertThat(types(60 * SECOND)).containsExactly(KernelRead.class);
    }

    @Test
    void interfacesThatCouldNotBeReadAreReadASecondLater() {
        kernel.refuse(LINKS, 1);
        inspection.linksChanged(SECOND);

        assertThatThrownBy(() -> inspection.readLinks(SECOND))
                .isInstanceOfSatisfying(KernelException.class, refused -> inspection.failed(refused, SECOND));

        assertThat(inspection.nextDeadline()).isEqualTo(2 * SECOND);
        assertThat(inspection.readLinks(2 * SECOND - 1)).isEmpty();
        assertThat(inspection.readLinks(2 * SECOND)).containsInstanceOf(LinksChanged.class);
        assertThat(inspection.readLinks(2 * SECOND)).isEmpty();
    }

    @Test
    void entriesThatCouldNotBeReadAreReadASecondLater() {
        kernel.refuse(ROUTES, 1);
        inspection.changes(LOSS, SECOND);

        assertThatThrownBy(() -> inspection.read(SECOND))
                .isInstanceOfSatisfying(KernelException.class, refused -> inspection.failed(refused, SECOND));

        assertThat(inspection.nextDeadline()).isEqualTo(2 * SECOND);
        assertThat(types(2 * SECOND)).containsExactly(RoutesRead.class);
    }

    @Test
    void changeOfInterfacesOutlastsAFailureOfTheSameReading() {
        kernel.refuse(ROUTES, 1);
        inspection.allChanged(SECOND);

        assertThatThrownBy(() -> inspection.read(SECOND))
                .isInstanceOfSatisfying(KernelException.class, refused -> inspection.failed(refused, SECOND));

        assertThat(types(2 * SECOND)).containsExactly(LinksChanged.class, KernelRead.class, RoutesRead.class);
    }

    @Test
    void entriesAreReadAtMostEvery5Seconds() {
        inspection.changes(LOSS, SECOND);
        assertThat(types(SECOND)).containsExactly(RoutesRead.class);
        inspection.changes(LOSS, 2 * SECOND);
        assertThat(inspection.nextDeadline()).isEqualTo(6 * SECOND);
    }

    @Test
    void failureThatLastsIsALimitationUntilAReadingSucceeds() {
        KernelException refused = new KernelException(LINKS, 105, "netlink(RTM_GETLINK) for a dump failed: ENOBUFS.");
        inspection.failed(refused, SECOND);
        inspection.failed(refused, 2 * SECOND);
        assertThat(inspection.limitation()).isEmpty();
        inspection.failed(refused, 3 * SECOND);
        assertThat(inspection.limitation())
                .contains(
                        new Limitation(Limitation.Kind.COMPARISON, "netlink(RTM_GETLINK) for a dump failed: ENOBUFS"));

        inspection.read(30 * SECOND);
        assertThat(inspection.limitation()).isEmpty();
    }

    @Test
    void allEntriesButTheWantedOnesAreRemoved() {
        MfcEntry wanted = wildcard("239.1.1.1");
        kernel.entries().addAll(List.of(wanted, wildcard("239.7.7.7")));

        ForeignEntries.remove(kernel, List.of(wanted));

        assertThat(kernel.entries()).containsExactly(wanted);
    }

    private static MfcEntry wildcard(String group) {
        return new MfcEntry(
                new MfcKey(Ipv4Address.UNSPECIFIED, Ipv4Address.of(group)),
                0,
                VifTtls.none().with(0, 1));
    }

    private List<Class<?>> types(long nowNanos) {
        return inspection.read(nowNanos).stream()
                .<Class<?>>map(EngineInput::getClass)
                .toList();
    }
}
