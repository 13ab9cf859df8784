package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FakeLibC;
import net.igmpproxy.linux.mroute.RecordingReceiver.Packet;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.runtime.port.KernelException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiveBatchTest {
    private static final String IGMP_PACKET = "46c0001c00000000010200000a090102e000001694040000";
    private static final String UPCALL_FOR_PIM = "4500001c00000000030000000a090102ef010203";

    private final RecordingReceiver receiver = new RecordingReceiver();

    private static ReceiveBatch batch(Batch... batches) {
        return new ReceiveBatch(Socket.open(new ScriptedSocket(batches).os(), SocketKind.IGMP));
    }

    @Test
    void handsPacketsOnWithTheirInterface() {
        ReceiveBatch batch = batch(new Batch(3, IGMP_PACKET, IGMP_PACKET + "2200"), new Batch(4, IGMP_PACKET));
        assertThat(batch.receive(receiver)).isEqualTo(2);
        assertThat(batch.receive(receiver)).isEqualTo(1);
        assertThat(batch.receive(receiver)).isZero();
        assertThat(receiver.packets())
                .containsExactly(
                        new Packet(3, IGMP_PACKET), new Packet(3, IGMP_PACKET + "2200"), new Packet(4, IGMP_PACKET));
    }

    @Test
    void readsTheLongestPacketThereIs() {
        String longest = IGMP_PACKET + "ab".repeat(65_535 - IGMP_PACKET.length() / 2);
        assertThat(batch(new Batch(3, longest, IGMP_PACKET)).receive(receiver)).isEqualTo(2);
        assertThat(receiver.packets()).containsExactly(new Packet(3, longest), new Packet(3, IGMP_PACKET));
    }

    @Test
    void readsOnWhenABatchHoldsNothingForAProxy() {
        ReceiveBatch batch = batch(new Batch(0, UPCALL_FOR_PIM), new Batch(3, IGMP_PACKET));
        assertThat(batch.receive(receiver)).isEqualTo(1);
        assertThat(receiver.upcalls()).isEmpty();
    }

    @Test
    void doesNotTakeTheInterfaceOfAnEarlierPacketForOneWithoutAny() {
        ReceiveBatch batch = batch(new Batch(3, IGMP_PACKET), new Batch(0, IGMP_PACKET));
        batch.receive(receiver);
        batch.receive(receiver);
        assertThat(receiver.packets()).extracting(Packet::interfaceIndex).containsExactly(3, 0);
    }

    @Test
    void reportsAFailure() {
        FakeLibC libc = new FakeLibC() {
            @Override
            public int recvmmsg(int fd, Pointer messages, int count, int flags, @Nullable Pointer timeout) {
                return fail(Errno.ENOBUFS);
            }
        };
        ReceiveBatch batch = new ReceiveBatch(Socket.open(libc.os(), SocketKind.IGMP));
        assertThatThrownBy(() -> batch.receive(receiver))
                .isInstanceOf(KernelException.class)
                .hasMessage("recvmmsg for the IGMP socket failed: ENOBUFS (no buffer space).");
    }

    /** Packets of one interface; 0 if the kernel does not report the interface. */
    private record Batch(int interfaceIndex, List<String> packets) {
        Batch(int interfaceIndex, String... packets) {
            this(interfaceIndex, Arrays.asList(packets));
        }
    }

    /** Socket that fills the messages like {@code recvmmsg}. */
    private static final class ScriptedSocket extends FakeLibC {
        private static final int MSG_IOV = 16;
        private static final int MSG_CONTROL = 32;
        private static final int MSG_CONTROLLEN = 40;
        private static final int MSG_LEN = 56;
        private static final int MMSGHDR_OCTETS = 64;

        private final Deque<Batch> batches;

        ScriptedSocket(Batch... batches) {
            this.batches = new ArrayDeque<>(List.of(batches));
        }

        @Override
        public int recvmmsg(int fd, Pointer messages, int count, int flags, @Nullable Pointer timeout) {
            if (batches.isEmpty()) {
                return fail(Errno.EAGAIN);
            }
            Batch batch = batches.remove();
            for (int i = 0; i < batch.packets().size(); i++) {
                write(
                        messages.slice((long) i * MMSGHDR_OCTETS),
                        batch.interfaceIndex(),
                        batch.packets().get(i));
            }
            return batch.packets().size();
        }

        private void write(Pointer message, int interfaceIndex, String hex) {
            byte[] packet = HexFormat.of().parseHex(hex);
            message.getPointer(MSG_IOV).getPointer(0).put(0, packet, 0, packet.length);
            message.putInt(MSG_LEN, packet.length);
            assertThat(message.getLong(MSG_CONTROLLEN)).isEqualTo(32);
            message.putLong(MSG_CONTROLLEN, interfaceIndex == 0 ? 0 : 32);
            if (interfaceIndex != 0) {
                message.getPointer(MSG_CONTROL).putInt(16, interfaceIndex);
            }
        }
    }
}
