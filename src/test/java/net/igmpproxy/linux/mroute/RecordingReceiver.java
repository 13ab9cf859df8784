package net.igmpproxy.linux.mroute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.runtime.port.IgmpSocket;

/** Receiver that records packets and upcalls. */
public final class RecordingReceiver implements IgmpSocket.Receiver {
    private final List<Packet> packets = new ArrayList<>();
    private final List<UpcallSeen> upcalls = new ArrayList<>();

    /** Packet as hex digits. */
    record Packet(int interfaceIndex, String hex) {
        Ipv4Address source() {
            return address(24);
        }

        Ipv4Address destination() {
            return address(32);
        }

        private Ipv4Address address(int digit) {
            return new Ipv4Address(HexFormat.fromHexDigits(hex, digit, digit + 8));
        }
    }

    record UpcallSeen(IgmpSocket.Upcall type, int vif, Ipv4Address source, Ipv4Address group) {}

    public static UpcallSeen upcall(IgmpSocket.Upcall type, int vif, String source, String group) {
        return new UpcallSeen(type, vif, Ipv4Address.of(source), Ipv4Address.of(group));
    }

    @Override
    public void packet(int interfaceIndex, byte[] packet, int length) {
        packets.add(new Packet(interfaceIndex, HexFormat.of().formatHex(Arrays.copyOf(packet, length))));
    }

    @Override
    public void upcall(IgmpSocket.Upcall type, int vif, Ipv4Address source, Ipv4Address group) {
        upcalls.add(new UpcallSeen(type, vif, source, group));
    }

    List<Packet> packets() {
        return List.copyOf(packets);
    }

    public List<UpcallSeen> upcalls() {
        return List.copyOf(upcalls);
    }
}
