package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.handover.HolderSearch;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FakeLibC;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.RoutingTableInUseException;
import org.junit.jupiter.api.Test;

class RoutingSocketTest {
    /** Options set so far, including refused ones. */
    private final List<Integer> options = new ArrayList<>();

    private void initialize(Map<SocketOption, Errno> refusals) {
        FakeLibC libc = new FakeLibC() {
            @Override
            public int setsockopt(int fd, int level, int option, Pointer value, int length) {
                options.add(option);
                return refusals.entrySet().stream()
                        .filter(refusal -> refusal.getKey().number() == option
                                && refusal.getKey().level() == level)
                        .findFirst()
                        .map(refusal -> fail(refusal.getValue()))
                        .orElse(0);
            }
        };
        Socket socket = Socket.open(libc.os(), SocketKind.IGMP);
        RoutingSocket.setReceiveBuffer(socket, 1 << 20);
        new RoutingSocket(new HolderSearch(Path.of("/nowhere"))).initialize(socket);
    }

    @Test
    void setsTheOptionsBeforeItBecomesTheRouter() {
        initialize(Map.of());
        assertThat(options)
                .endsWith(SocketOption.MRT_INIT.number())
                .startsWith(SocketOption.SO_RCVBUFFORCE.number(), SocketOption.SO_SNDBUFFORCE.number())
                .contains(SocketOption.IP_PKTINFO.number());
    }

    @Test
    void takesTheBufferTheSystemAllowsWithoutCapNetAdmin() {
        initialize(Map.of(SocketOption.SO_RCVBUFFORCE, Errno.EPERM));
        assertThat(options)
                .startsWith(SocketOption.SO_RCVBUFFORCE.number(), SocketOption.SO_RCVBUF.number())
                .contains(SocketOption.MRT_INIT.number());
    }

    @Test
    void saysThatAnotherProgramHoldsTheTableEvenIfItCannotBeFound() {
        assertThatThrownBy(() -> initialize(Map.of(SocketOption.MRT_INIT, Errno.EADDRINUSE)))
                .isInstanceOf(RoutingTableInUseException.class)
                .hasMessage("setsockopt(MRT_INIT) for the IGMP socket failed: EADDRINUSE (already in use)."
                        + " Another program is the multicast router of this network namespace already; stop it first.");
    }

    @Test
    void saysThatTheKernelCannotRouteMulticast() {
        assertThatThrownBy(() -> initialize(Map.of(SocketOption.MRT_INIT, Errno.ENOPROTOOPT)))
                .isExactlyInstanceOf(KernelException.class)
                .hasMessageEndingWith("The kernel is built without CONFIG_IP_MROUTE.");
    }
}
