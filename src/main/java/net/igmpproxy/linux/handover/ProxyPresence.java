package net.igmpproxy.linux.handover;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import net.igmpproxy.linux.libc.Native;

/**
 * Check for a running, trusted proxy in the network namespace of the calling thread. A listener is checked once by a
 * connection; later checks read {@code /proc/net/unix}, which the listener does not notice. Confined to one thread.
 */
public final class ProxyPresence implements BooleanSupplier {
    private OptionalLong judged = OptionalLong.empty();
    private boolean trusted;

    @Override
    public boolean getAsBoolean() {
        OptionalLong present = NameHolder.inode(Handover.PROXY);
        if (present.isEmpty()) {
            return false;
        }
        if (!present.equals(judged)) {
            trusted = new NameHolder(Native.load()).isTrusted(Handover.PROXY);
            judged = present;
        }
        return trusted;
    }
}
