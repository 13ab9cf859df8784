package net.igmpproxy.simulation.proxy;

/** Receiver of kernel upcalls. */
interface Upcalls {
    /** Called if no entry matches a packet. */
    void noCache(int vif, String source, String group);

    /** Called if the input interface differs from that of the entry. */
    void wrongVif(int vif, String source, String group);
}
