package net.igmpproxy.linux.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FakeLibC;
import net.igmpproxy.linux.libc.FileDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceManagerTest {
    private static final long PID = 4711;
    private static final int COPY = 99;
    private static final int NONBLOCK = 0x800;

    private final List<String> told = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private boolean full;

    private final FakeLibC libc = new FakeLibC() {
        @Override
        public int socket(int domain, int type, int protocol) {
            types.add(type);
            return DESCRIPTOR;
        }

        @Override
        public int fcntl(int fd, int command, @Nullable Pointer argument) {
            return COPY;
        }

        @Override
        public int connect(int fd, Pointer address, int length) {
            return 0;
        }

        @Override
        public long sendmsg(int fd, Pointer message, int flags) {
            if (full) {
                return fail(Errno.EAGAIN);
            }
            Pointer vector = message.getPointer(16);
            byte[] text = new byte[(int) vector.getLong(8)];
            vector.getPointer(0).get(0, text, 0, text.length);
            told.add(new String(text, StandardCharsets.UTF_8));
            return text.length;
        }

        @Override
        public int close(int fd) {
            closed.add(fd);
            return 0;
        }
    };

    @Test
    void tellsNothingWhereNobodyListens() {
        ServiceManager manager = manager(Map.of());
        manager.tell("READY", "1");

        assertThat(manager.isThere()).isFalse();
        assertThat(manager.bequest()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void tellsInLinesWhatTheProtocolNames() {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "/run/notify"));
        manager.tell("STATUS", "Not forwarding:\nno interface");
        manager.store(ServiceManager.ROUTING, new FileDescriptor(libc.os(), "a socket", 9));
        manager.discard(ServiceManager.STATE);

        assertThat(told)
                .containsExactly(
                        "STATUS=Not forwarding: no interface",
                        "FDNAME=igmp-routing\nFDSTORE=1",
                        "FDNAME=igmp-state\nFDSTOREREMOVE=1");
    }

    @Test
    void isToldNothingWhileItListensToAnotherProcess() {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "/run/notify", "WATCHDOG_USEC", "30000000"));
        manager.setSilent(true);
        manager.tell("STATUS", "Forwarding");
        manager.discard(ServiceManager.STATE);
        manager.awaitWorkedOff();

        assertThat(manager.store(ServiceManager.ROUTING, new FileDescriptor(libc.os(), "a socket", 9)))
                .as("it is stored later")
                .isFalse();
        assertThat(manager.isThere()).isTrue();
        assertThat(manager.listens()).isFalse();
        assertThat(manager.wantsLifeSigns()).isFalse();
        assertThat(told).isEmpty();

        manager.setSilent(false);
        manager.tell("STATUS", "Forwarding");

        assertThat(manager.wantsLifeSigns()).isTrue();
        assertThat(told).containsExactly("FDNAME=igmp-state\nFDSTOREREMOVE=1", "STATUS=Forwarding");
    }

    @Test
    void sendsLifeSignsOnlyIfTheyAreWantedOfThisProcess() {
        Map<String, String> environment = new HashMap<>(Map.of("NOTIFY_SOCKET", "@notify"));
        assertThat(manager(environment).wantsLifeSigns()).isFalse();
        environment.put("WATCHDOG_USEC", "30000000");
        assertThat(manager(environment).wantsLifeSigns()).isTrue();
        environment.put("WATCHDOG_PID", Long.toString(PID));
        assertThat(manager(environment).wantsLifeSigns()).isTrue();
        environment.put("WATCHDOG_PID", "1");
        assertThat(manager(environment).wantsLifeSigns()).isFalse();
    }

    @Test
    void keepsTheRoutingSocketUntilItIsTakenAndClosesWhatItDoesNotKnow() {
        ServiceManager manager = manager(listening(PID, "igmp-routing:http", 2));

        assertThat(manager.bequest()).get().satisfies(bequest -> {
            assertThat(bequest.routing().number()).isEqualTo(COPY);
            assertThat(bequest.legacy().state()).isEmpty();
            bequest.decline();
        });
        assertThat(closed).contains(4, COPY).doesNotContain(3);
        assertThat(manager.bequest())
                .get()
                .satisfies(bequest -> assertThat(bequest.taken()).isTrue());

        assertThat(closed).contains(3);
        assertThat(manager.bequest()).isEmpty();
    }

    @Test
    void stateIsNotKeptForTheNextProcessOnceItIsRead() {
        assertThat(manager(listening(PID, "igmp-routing", 1)).bequest()).isPresent();

        assertThat(told).containsExactly("FDNAME=igmp-state\nFDSTOREREMOVE=1");
    }

    @Test
    void forgetsWhatIsOlderThanWhatARunningProxyGives() {
        ServiceManager manager = manager(listening(PID, "igmp-routing", 1));

        manager.forget();

        assertThat(closed).contains(3);
        assertThat(manager.bequest()).isEmpty();
        assertThat(told).containsExactly("FDNAME=igmp-state\nFDSTOREREMOVE=1", "FDNAME=igmp-routing\nFDSTOREREMOVE=1");
    }

    @Test
    void managerThatIsBusyIsNotWaitedForByTheLoop() {
        full = true;
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "/run/notify"));

        assertThat(manager.store(ServiceManager.ROUTING, new FileDescriptor(libc.os(), "a socket", 9)))
                .isFalse();
        assertThat(types).allMatch(type -> (type & NONBLOCK) != 0);
    }

    @Test
    void leavesAloneWhatIsMeantForAnotherProcess() {
        assertThat(manager(listening(1, "igmp-routing", 1)).bequest()).isEmpty();
        assertThat(manager(listening(PID, "igmp-routing", 0)).bequest()).isEmpty();
        assertThat(closed).doesNotContain(3);
    }

    private ServiceManager manager(Map<String, String> environment) {
        return ServiceManager.of(libc.os(), environment, PID);
    }

    private static Map<String, String> listening(long pid, String names, int count) {
        return Map.of(
                "NOTIFY_SOCKET",
                "/run/notify",
                "LISTEN_PID",
                Long.toString(pid),
                "LISTEN_FDS",
                Integer.toString(count),
                "LISTEN_FDNAMES",
                names);
    }
}
