package net.igmpproxy.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jnr.ffi.Pointer;
import net.igmpproxy.runtime.KernelException;
import org.junit.jupiter.api.Test;

class NotificationSocketTest {
    private static final Result MESSAGE = libc -> 100;
    private static final Result TOO_LONG_MESSAGE = libc -> 100_000;
    private static final Result OVERRUN = libc -> libc.fail(Errno.ENOBUFS);
    private static final Result INTERRUPTION = libc -> libc.fail(Errno.EINTR);

    /** What one call answers. */
    @FunctionalInterface
    private interface Result {
        long of(FakeLibC libc);
    }

    private static NotificationSocket receiving(Result... results) {
        Deque<Result> script = new ArrayDeque<>(List.of(results));
        FakeLibC libc = new FakeLibC() {
            @Override
            public int bind(int fd, Pointer address, int length) {
                return 0;
            }

            @Override
            public long recv(int fd, Pointer buffer, long length, int flags) {
                return script.isEmpty() ? fail(Errno.EAGAIN) : script.remove().of(this);
            }
        };
        return NotificationSocket.open(libc.os(), new Resources());
    }

    @Test
    void hasNoNewsWhenNothingCame() {
        assertThat(receiving().drain(new RouteChangeLog(new VifNumbers()))).isFalse();
        assertThat(receiving(INTERRUPTION).drain(new RouteChangeLog(new VifNumbers())))
                .isFalse();
    }

    @Test
    void readsAllNewsAtOnce() {
        NotificationSocket socket = receiving(MESSAGE, MESSAGE);
        assertThat(socket.drain(new RouteChangeLog(new VifNumbers()))).isTrue();
        assertThat(socket.drain(new RouteChangeLog(new VifNumbers()))).isFalse();
    }

    @Test
    void takesLostNewsForNews() {
        assertThat(receiving(OVERRUN).drain(new RouteChangeLog(new VifNumbers())))
                .isTrue();
        assertThat(receiving(TOO_LONG_MESSAGE).drain(new RouteChangeLog(new VifNumbers())))
                .isTrue();
    }

    @Test
    void reportsOtherFailures() {
        NotificationSocket socket = receiving(libc -> libc.fail(Errno.EBADF));
        assertThatThrownBy(() -> socket.drain(new RouteChangeLog(new VifNumbers())))
                .isInstanceOf(KernelException.class)
                .hasMessage("recv for link notifications failed: EBADF (the descriptor is closed).");
    }

    @Test
    void anotherSocketTakesThePlaceOfOneThatFailsAndAllIsTakenForNews() {
        NotificationSocket socket = receiving(libc -> libc.fail(Errno.EBADF), MESSAGE);
        List<Integer> watched = new ArrayList<>();
        NetlinkDumper dumper = new NetlinkDumper(new FakeLibC().os(), SocketKind.ROUTE);
        NetlinkLinks links = new NetlinkLinks(dumper, socket, new RouteChangeLog(new VifNumbers()), watched::add);

        assertThat(links.changed()).isTrue();
        assertThat(watched).containsExactly(socket.number());
        assertThat(links.changed()).isTrue();
        assertThat(links.changed()).isFalse();
    }
}
