package net.igmpproxy.linux.handover;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import net.igmpproxy.linux.libc.Native;

/**
 * Tells whether a proxy runs in the network namespace of the calling thread that would give up its place. A listener is judged once:
 * after that it is seen in {@code /proc/net/unix}, which it does not notice. One thread uses it.
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
