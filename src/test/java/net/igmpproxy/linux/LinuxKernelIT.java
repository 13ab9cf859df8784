package net.igmpproxy.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.netns.Capabilities;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.OutgoingPacket;
import net.igmpproxy.runtime.port.RoutingTableInUseException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class LinuxKernelIT {
    @AutoClose
    private final Star star = new Star(1);

    @Test
    void namesTheHolderOfTheRoutingTable() {
        star.openKernel();
        assertThatThrownBy(star::openKernel)
                .isInstanceOf(RoutingTableInUseException.class)
                .hasMessageContaining("EADDRINUSE (already in use)")
                .hasMessageContaining("(process " + ProcessHandle.current().pid()
                        + ") is the multicast router of this network namespace already");
    }

    @Test
    void givesTheRoutingTableBack() {
        Kernel first = star.openKernel();
        first.close();
        assertThat(star.openKernel()).isNotSameAs(first);
    }

    @Test
    void leavesNothingOpenWhenOpeningFails() throws IOException {
        star.openKernel();
        long before = descriptors();
        assertThatThrownBy(star::openKernel).isInstanceOf(RoutingTableInUseException.class);
        // The number is lower if the rest of the virtual machine has closed descriptors meanwhile.
        assertThat(descriptors()).isLessThanOrEqualTo(before);
    }

    @Test
    void namesTheCapabilityThatIsMissing() {
        star.router().run(() -> Capabilities.keepOnly(Capabilities.NONE));
        assertThatThrownBy(star::openKernel)
                .isInstanceOf(KernelException.class)
                .hasMessageStartingWith("socket(")
                .hasMessageEndingWith("failed: EPERM (operation not permitted). Run as root or grant CAP_NET_RAW"
                        + " (systemd: AmbientCapabilities=CAP_NET_RAW; Docker: --cap-add NET_RAW).");
    }

    @Test
    void needsNoOtherCapability() {
        star.router().run(() -> Capabilities.keepOnly(Capabilities.NET_RAW));
        Kernel kernel = star.openKernel();
        Link link = Star.link(kernel, 0);
        MfcKey key = new MfcKey(Ipv4Address.UNSPECIFIED, Ipv4Address.of("239.1.1.1"));
        star.router().run(() -> {
            kernel.routes().addVif(0, link, 1);
            kernel.routes().install(new MfcEntry(key, 0, VifTtls.none()));
            kernel.igmp().joinRouterGroups(link);
        });
        assertThat(kernel.traffic().routes()).hasSize(1);
        assertThat(kernel.igmp()
                        .send(Stream.of("10.9.0.1", "0.0.0.0")
                                .map(source -> new OutgoingPacket(
                                        link.index(), Ipv4Address.of(source), Ipv4Address.ALL_SYSTEMS, new byte[8]))
                                .toList()))
                .isEqualTo(List.of());
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
