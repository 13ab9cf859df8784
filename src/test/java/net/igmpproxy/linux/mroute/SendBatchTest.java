package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FakeLibC;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.runtime.port.IgmpSocket.SendFailure;
import net.igmpproxy.runtime.port.OutgoingPacket;
import org.junit.jupiter.api.Test;

class SendBatchTest {
    private static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.1");

    /** Number of messages in each call. */
    private final List<Integer> calls = new ArrayList<>();

    private final List<SendFailure> failures = new ArrayList<>();

    private static OutgoingPacket packet(int octets) {
        return new OutgoingPacket(7, SOURCE, Ipv4Address.ALL_SYSTEMS, new byte[octets]);
    }

    private SendBatch batch(SendCall call) {
        FakeLibC libc = new FakeLibC() {
            @Override
            public int sendmmsg(int fd, Pointer messages, int count, int flags) {
                calls.add(count);
                return call.send(this, calls.size(), count);
            }
        };
        return new SendBatch(Socket.open(libc.os(), SocketKind.IGMP));
    }

    @FunctionalInterface
    private interface SendCall {
        int send(FakeLibC libc, int call, int count);
    }

    @Test
    void sendsNoMoreThanOneBatch() {
        SendBatch batch = batch((libc, call, count) -> count);
        assertThat(batch.send(Collections.nCopies(65, packet(8)), failures)).isEqualTo(64);
        assertThat(calls).containsExactly(64);
    }

    @Test
    void sendsTheRestAfterAFailure() {
        SendBatch batch = batch((libc, call, count) -> switch (call) {
            case 1 -> 2;
            case 2 -> libc.fail(Errno.ENODEV);
            default -> count;
        });
        List<OutgoingPacket> packets = List.of(packet(1), packet(2), packet(3), packet(4), packet(5));
        assertThat(batch.send(packets, failures)).isEqualTo(5);
        assertThat(calls).containsExactly(5, 3, 2);
        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.packet()).isSameAs(packets.get(2));
            assertThat(failure.cause())
                    .hasMessage("sendmmsg for IGMP from 10.0.0.1 to 224.0.0.1 through interface index 7 failed:"
                            + " ENODEV (no such interface).");
        });
    }

    @Test
    void triesAgainWhenInterrupted() {
        SendBatch batch = batch((libc, call, count) -> call == 1 ? libc.fail(Errno.EINTR) : count);
        assertThat(batch.send(List.of(packet(8)), failures)).isEqualTo(1);
        assertThat(calls).containsExactly(1, 1);
        assertThat(failures).isEmpty();
    }

    @Test
    void fillsNoMoreThanItsMemory() {
        SendBatch batch = batch((libc, call, count) -> count);
        assertThat(batch.send(Collections.nCopies(3, packet(60_000)), failures)).isEqualTo(2);
    }
}
