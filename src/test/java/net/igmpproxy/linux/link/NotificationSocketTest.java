package net.igmpproxy.linux.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FakeLibC;
import net.igmpproxy.linux.libc.NetworkOrder;
import net.igmpproxy.linux.libc.Resources;
import net.igmpproxy.linux.mroute.VifNumbers;
import net.igmpproxy.linux.netlink.NetlinkDumper;
import net.igmpproxy.linux.socket.BpfMachine;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.LinkMonitor.Changes;
import net.igmpproxy.runtime.port.LinkMonitor.RouteChanges;
import org.junit.jupiter.api.Test;

/** Tests with VIF 0 on interface index 2 and VIF 1 on interface index 3. */
class NotificationSocketTest {
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_DELLINK = 17;
    private static final int RTM_NEWROUTE = 24;
    private static final int RTM_DELROUTE = 25;
    private static final byte AF_BRIDGE = 7;
    private static final byte RTNL_FAMILY_IPMR = (byte) 128;
    private static final int RTNH_F_UNRESOLVED = 0x20;
    private static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.5");
    private static final Ipv4Address GROUP = Ipv4Address.of("239.1.1.1");
    private static final MfcKey KEY = new MfcKey(SOURCE, GROUP);

    private static final Result OVERRUN = libc -> libc.fail(Errno.ENOBUFS);
    private static final Result EMPTY = libc -> libc.fail(Errno.EAGAIN);

    private final VifNumbers vifs = new VifNumbers();
    private final NotificationLog log = new NotificationLog(vifs);

    NotificationSocketTest() {
        vifs.add(0, 2);
        vifs.add(1, 3);
    }

    /** Result of one call. */
    @FunctionalInterface
    private interface Result {
        long of(ScriptedLibC libc);
    }

    /** libc whose socket receives scripted results, and nothing afterwards. */
    private static final class ScriptedLibC extends FakeLibC {
        private final Deque<Result> script;
        private final List<SocketOption> options = new ArrayList<>();
        private Pointer buffer = Pointer.wrap(jnr.ffi.Runtime.getSystemRuntime(), 0);

        ScriptedLibC(List<Result> script) {
            this.script = new ArrayDeque<>(script);
        }

        @Override
        public int bind(int fd, Pointer address, int length) {
            return 0;
        }

        @Override
        public int setsockopt(int fd, int level, int option, Pointer value, int length) {
            for (SocketOption each : SocketOption.values()) {
                if (each.level() == level && each.number() == option) {
                    options.add(each);
                }
            }
            return 0;
        }

        @Override
        public long recv(int fd, Pointer memory, long length, int flags) {
            buffer = memory;
            return script.isEmpty() ? fail(Errno.EAGAIN) : script.remove().of(this);
        }
    }

    private static NotificationSocket receiving(Result... results) {
        return receiving(List.of(results));
    }

    private static NotificationSocket receiving(List<Result> results) {
        return NotificationSocket.open(new ScriptedLibC(results).os(), new Resources());
    }

    private static Result message(byte[] bytes) {
        return libc -> {
            libc.buffer.put(0, bytes, 0, bytes.length);
            return bytes.length;
        };
    }

    private static Result link(int type, byte family, int interfaceIndex) {
        ByteBuffer body = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        body.put(0, family).putInt(4, interfaceIndex);
        return message(netlink(type, body.array()));
    }

    private static byte[] netlink(int type, byte[] body) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + body.length).order(ByteOrder.nativeOrder());
        bytes.putInt(bytes.capacity()).putShort((short) type).putShort((short) 0);
        bytes.putInt(0).putInt(0).put(body);
        return bytes.array();
    }

    /** Returns a message of the entry {@link #KEY} in the format of {@code ipmr_fill_mroute}. */
    private static byte[] route(int type, int flags, int inputInterface, int... outputs) {
        ByteBuffer body = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
        body.put(RTNL_FAMILY_IPMR).position(8);
        body.putInt(flags);
        address(body, 1, GROUP);
        address(body, 2, SOURCE);
        if (inputInterface != 0) {
            body.putShort((short) 8).putShort((short) 3).putInt(inputInterface);
        }
        body.putShort((short) (4 + 8 * outputs.length)).putShort((short) 9);
        for (int output : outputs) {
            body.putShort((short) 8).put((byte) 0).put((byte) 1).putInt(output);
        }
        byte[] used = new byte[body.position()];
        body.get(0, used);
        return netlink(type, used);
    }

    private static void address(ByteBuffer body, int type, Ipv4Address address) {
        body.putShort((short) 8).putShort((short) type);
        body.putInt(NetworkOrder.of(address));
    }

    private static RouteReading present(int parent, int... outputs) {
        VifTtls ttls = VifTtls.none();
        for (int vif : outputs) {
            ttls = ttls.with(vif, 1);
        }
        return RouteReading.present(new MfcEntry(KEY, parent, ttls));
    }

    private Changes drain(NotificationSocket socket) {
        return log.take(socket.drain(log));
    }

    @Test
    void hasNoNewsWhenNothingCame() {
        assertThat(drain(receiving())).isEqualTo(Changes.NONE);
        assertThat(drain(receiving(libc -> libc.fail(Errno.EINTR)))).isEqualTo(Changes.NONE);
    }

    @Test
    void readsAllNewsAtOnce() {
        NotificationSocket socket = receiving(link(RTM_NEWLINK, (byte) 0, 2), link(RTM_NEWLINK, (byte) 0, 3));
        assertThat(drain(socket)).isEqualTo(new Changes(Set.of(), true, RouteChanges.NONE));
        assertThat(drain(socket)).isEqualTo(Changes.NONE);
    }

    @Test
    void nothingIsKnownOfEntriesAfterAnOverrunUntilTheQueueIsEmpty() {
        Result before = message(route(RTM_NEWROUTE, 0, 2, 3));
        NotificationSocket socket = receiving(before, OVERRUN, before, before, EMPTY, before);

        Changes changes = drain(socket);

        assertThat(changes.links()).isTrue();
        assertThat(changes.routes()).isEqualTo(new RouteChanges(List.of(), false));
        assertThat(drain(socket).routes()).isEqualTo(new RouteChanges(List.of(present(0, 1)), true));
    }

    @Test
    void interfacesAreReadAgainWhenTheQueueOfAnOverrunIsEmpty() {
        Result before = message(route(RTM_NEWROUTE, 0, 2, 3));
        List<Result> flood = new ArrayList<>(List.of(OVERRUN));
        flood.addAll(Collections.nCopies(2_500, before));
        NotificationSocket socket = receiving(flood);

        assertThat(drain(socket)).isEqualTo(new Changes(Set.of(), true, RouteChanges.NONE));
        assertThat(log.isPending()).isTrue();
        assertThat(drain(socket)).isEqualTo(new Changes(Set.of(), true, new RouteChanges(List.of(), false)));
        assertThat(log.isPending()).isFalse();
        assertThat(drain(socket)).isEqualTo(Changes.NONE);
    }

    @Test
    void entriesAreKnownOnlyWhenTheLastMessageWasRead() {
        List<Result> flood = new ArrayList<>(Collections.nCopies(2_000, message(route(RTM_NEWROUTE, 0, 2))));
        flood.add(message(route(RTM_NEWROUTE, 0, 2, 3)));
        NotificationSocket socket = receiving(flood);

        assertThat(drain(socket)).isEqualTo(Changes.NONE);
        assertThat(drain(socket).routes().readings()).containsExactly(present(0, 1));
    }

    @Test
    void messageThatIsTooLongIsLost() {
        assertThat(drain(receiving(libc -> 100_000)))
                .isEqualTo(new Changes(Set.of(), true, new RouteChanges(List.of(), false)));
    }

    @Test
    void namesInterfacesThatHaveLeft() {
        NotificationSocket socket = receiving(
                link(RTM_DELLINK, (byte) 0, 3), link(RTM_NEWLINK, (byte) 0, 3), link(RTM_DELLINK, AF_BRIDGE, 2));

        assertThat(drain(socket).gone()).containsExactly(3);
        assertThat(vifs.all()).containsOnlyKeys(0);
    }

    @Test
    void entryWhoseInterfaceHasLeftIsReadWithoutIt() {
        NotificationSocket socket = receiving(link(RTM_DELLINK, (byte) 0, 3), message(route(RTM_NEWROUTE, 0, 2)));

        assertThat(drain(socket).routes().readings()).containsExactly(present(0));
    }

    @Test
    void waitForAnEntryIsNoAbsence() {
        NotificationSocket socket = receiving(
                message(route(RTM_NEWROUTE, 0, 2, 3)),
                message(route(RTM_NEWROUTE, RTNH_F_UNRESOLVED, 0)),
                message(route(RTM_DELROUTE, RTNH_F_UNRESOLVED, 0)));

        assertThat(drain(socket).routes().readings()).containsExactly(present(0, 1));
    }

    @Test
    void filterDropsOnlyMessagesOfEntriesThatTheKernelWaitsFor() {
        assertThat(passes(route(RTM_NEWROUTE, RTNH_F_UNRESOLVED, 0))).isFalse();
        assertThat(passes(route(RTM_DELROUTE, RTNH_F_UNRESOLVED, 0))).isFalse();
        assertThat(passes(route(RTM_NEWROUTE, 0, 2, 3))).isTrue();
        assertThat(passes(route(RTM_DELROUTE, 0x40, 2, 3))).isTrue();
        assertThat(passes(netlink(RTM_DELLINK, new byte[16]))).isTrue();
        byte[] ofAnotherFamily = route(RTM_NEWROUTE, RTNH_F_UNRESOLVED, 0);
        ofAnotherFamily[16] = 2;
        assertThat(passes(ofAnotherFamily)).isTrue();
    }

    private static boolean passes(byte[] message) {
        return new BpfMachine(0, 0).run(NotificationFilter.withoutUnresolvedRoutes(), ByteBuffer.wrap(message)) != 0;
    }

    @Test
    void socketHasABufferAndAFilterBeforeItListens() {
        ScriptedLibC libc = new ScriptedLibC(List.of());
        NotificationSocket.open(libc.os(), new Resources());
        assertThat(libc.options).containsExactly(SocketOption.SO_RCVBUFFORCE, SocketOption.SO_ATTACH_FILTER);
    }

    @Test
    void reportsOtherFailures() {
        NotificationSocket socket = receiving(libc -> libc.fail(Errno.EBADF));
        assertThatThrownBy(() -> socket.drain(log))
                .isInstanceOf(KernelException.class)
                .hasMessage("recv for link notifications failed: EBADF (the descriptor is closed).");
    }

    @Test
    void anotherSocketTakesThePlaceOfOneThatFailsAndAllIsTakenForNews() {
        NotificationSocket socket = receiving(libc -> libc.fail(Errno.EBADF), link(RTM_NEWLINK, (byte) 0, 2));
        List<Integer> watched = new ArrayList<>();
        NetlinkDumper dumper = new NetlinkDumper(new FakeLibC().os(), SocketKind.ROUTE);
        NetlinkLinks links = new NetlinkLinks(dumper, socket, log, watched::add);

        Changes changes = links.read();
        assertThat(changes.links()).isTrue();
        assertThat(changes.routes().complete()).isFalse();
        assertThat(watched).containsExactly(socket.number());
        assertThat(links.read().links()).isTrue();
        assertThat(links.read()).isEqualTo(Changes.NONE);
    }

    @Test
    void whatWasGatheredIsReadLater() {
        NetlinkDumper dumper = new NetlinkDumper(new FakeLibC().os(), SocketKind.ROUTE);
        NotificationSocket socket = receiving(message(route(RTM_NEWROUTE, 0, 2, 3)));
        NetlinkLinks links = new NetlinkLinks(dumper, socket, log, fd -> {});

        links.gather();

        assertThat(links.isPending()).isTrue();
        assertThat(links.read().routes().readings()).containsExactly(present(0, 1));
        assertThat(links.isPending()).isFalse();
    }
}
