package net.igmpproxy.simulation.proxy;

/** What the kernel tells the program. */
interface Upcalls {
    /** There is no entry for a packet. */
    void noCache(int vif, String source, String group);

    /** A packet came in elsewhere than its entry expects. */
    void wrongVif(int vif, String source, String group);
}
