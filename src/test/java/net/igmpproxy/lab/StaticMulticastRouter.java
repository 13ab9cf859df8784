package net.igmpproxy.lab;

import java.nio.ByteBuffer;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.SystemCalls;
import net.igmpproxy.lab.wire.Ipv4;

/** Multicast router with static MFC entries, without IGMP and timers. */
final class StaticMulticastRouter implements AutoCloseable {
    private static final int AF_INET = 2;
    private static final int SOCK_RAW = 3;
    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_IGMP = 2;
    private static final int MRT_INIT = 200;
    private static final int MRT_ADD_VIF = 202;
    private static final int MRT_ADD_MFC = 204;
    private static final int VIFCTL_SIZE = 16;
    private static final int MFCCTL_SIZE = 60;
    private static final byte VIFF_USE_IFINDEX = 8;

    private final int socket;

    /** Opens the routing socket. The interfaces eth0, eth1... become the VIFs 0, 1... */
    StaticMulticastRouter(NetworkNamespace namespace, int interfaces) {
        socket = namespace.call(() -> SystemCalls.socket(AF_INET, SOCK_RAW, IPPROTO_IGMP));
        SystemCalls.setOption(socket, IPPROTO_IP, MRT_INIT, 1);
        for (int vif = 0; vif < interfaces; vif++) {
            String name = "eth" + vif;
            addVif(vif, namespace.call(() -> SystemCalls.interfaceIndex(name)));
        }
    }

    /** Forwards a flow from one VIF to another. */
    void forward(String source, String group, int input, int output) {
        ByteBuffer mfcctl = SystemCalls.nativeBuffer(MFCCTL_SIZE)
                .put(octets(source))
                .put(octets(group))
                .putShort((short) input);
        mfcctl.put(mfcctl.position() + output, (byte) 1);
        SystemCalls.setOption(socket, IPPROTO_IP, MRT_ADD_MFC, mfcctl.clear());
    }

    @Override
    public void close() {
        SystemCalls.close(socket);
    }

    private void addVif(int vif, int interfaceIndex) {
        ByteBuffer vifctl = SystemCalls.nativeBuffer(VIFCTL_SIZE)
                .putShort((short) vif)
                .put(VIFF_USE_IFINDEX)
                .put((byte) 1)
                .putInt(0)
                .putInt(interfaceIndex);
        SystemCalls.setOption(socket, IPPROTO_IP, MRT_ADD_VIF, vifctl.clear());
    }

    private static byte[] octets(String address) {
        return Ipv4.inet(address).getAddress();
    }
}
