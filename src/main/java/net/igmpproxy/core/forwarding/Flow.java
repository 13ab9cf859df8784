package net.igmpproxy.core.forwarding;

/**
 * A source that was seen to send to a group, because the kernel asked what to do with its packets.
 *
 * @param vif       the VIF the packets come in on
 * @param packets   what the kernel counted last
 * @param lastMoved when that count was last seen to grow, in nanoseconds
 */
record Flow(int vif, long packets, long lastMoved) {
    Flow counted(long count, long now) {
        return count == packets ? this : new Flow(vif, count, now);
    }
}
