package net.igmpproxy.linux.mroute;

import java.util.Optional;
import jnr.ffi.Pointer;
import net.igmpproxy.core.forwarding.PacketCounts;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.linux.libc.NetworkOrder;
import net.igmpproxy.linux.socket.Socket;

/**
 * Reads the counters of one (S,G) entry: {@code SIOCGETSGCNT} with a {@code struct sioc_sg_req}
 * ({@code <linux/mroute.h>}).
 */
final class SourceCounters {
    private static final long SIOCGETSGCNT = 0x89e1;

    private static final int SRC = 0;
    private static final int GRP = 4;
    private static final int PKTCNT = 8;

    /** Number of counters of type {@code unsigned long}: {@code pktcnt}, {@code bytecnt} and {@code wrong_if}. */
    private static final int COUNTERS = 3;

    private final Socket socket;
    private final Pointer memory;
    private final int wrongInterface;

    /** @param socket the routing socket */
    SourceCounters(Socket socket) {
        this.socket = socket;
        this.memory = socket.os().allocate(PKTCNT + COUNTERS * Long.BYTES);
        this.wrongInterface = PKTCNT + (COUNTERS - 1) * memory.getRuntime().longSize();
    }

    /** Returns the counters of an entry; empty if the kernel has no such entry. */
    Optional<PacketCounts> read(MfcKey key) {
        memory.putInt(SRC, NetworkOrder.of(key.origin()));
        memory.putInt(GRP, NetworkOrder.of(key.group()));
        if (socket.os().libc().ioctl(socket.number(), SIOCGETSGCNT, memory) < 0) {
            return Optional.empty();
        }
        long elsewhere = memory.getNativeLong(wrongInterface);
        return Optional.of(new PacketCounts(memory.getNativeLong(PKTCNT) - elsewhere, elsewhere));
    }
}
