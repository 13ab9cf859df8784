package net.igmpproxy.lab;

import java.nio.ByteBuffer;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.SystemCalls;
import net.igmpproxy.lab.wire.Ipv4;

/**
 * Another program that changes the multicast routing of a namespace without being its multicast router. Any socket with
 * CAP_NET_ADMIN may do this ({@code ip_mroute_setsockopt} in {@code net/ipv4/ipmr.c}).
 */
public final class ForeignRouting implements AutoCloseable {
    private static final int AF_INET = 2;
    private static final int SOCK_RAW = 3;
    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_IGMP = 2;
    private static final int MRT_DEL_VIF = 203;
    private static final int MRT_ADD_MFC = 204;
    private static final int MRT_DEL_MFC = 205;
    private static final int MRT_DEL_MFC_PROXY = 211;
    private static final int VIFCTL_SIZE = 16;
    private static final int MFCCTL_SIZE = 60;

    private final int socket;

    ForeignRouting(NetworkNamespace namespace) {
        socket = namespace.call(() -> SystemCalls.socket(AF_INET, SOCK_RAW, IPPROTO_IGMP));
    }

    /** Deletes a VIF. */
    public void deleteVif(int vif) {
        ByteBuffer vifctl = SystemCalls.nativeBuffer(VIFCTL_SIZE).putShort((short) vif);
        SystemCalls.setOption(socket, IPPROTO_IP, MRT_DEL_VIF, vifctl.clear());
    }

    /** Deletes a wildcard entry of a group with the given input VIF. */
    public void deleteWildcard(String group, int parent) {
        SystemCalls.setOption(socket, IPPROTO_IP, MRT_DEL_MFC_PROXY, mfcctl(Ipv4.UNSPECIFIED, group, parent));
    }

    /** Deletes the entry of a flow. */
    public void delete(String source, String group) {
        SystemCalls.setOption(socket, IPPROTO_IP, MRT_DEL_MFC, mfcctl(source, group, 0));
    }

    /** Replaces the entry of a flow by one without outputs. */
    public void block(String source, String group, int parent) {
        SystemCalls.setOption(socket, IPPROTO_IP, MRT_ADD_MFC, mfcctl(source, group, parent));
    }

    private static ByteBuffer mfcctl(String source, String group, int parent) {
        return SystemCalls.nativeBuffer(MFCCTL_SIZE)
                .put(Ipv4.inet(source).getAddress())
                .put(Ipv4.inet(group).getAddress())
                .putShort((short) parent)
                .clear();
    }

    @Override
    public void close() {
        SystemCalls.close(socket);
    }
}
