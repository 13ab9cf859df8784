package net.igmpproxy.lab;

import java.util.List;

/** Source upstream of the proxy. */
public final class Source {
    private final Nic nic;
    private final String address;

    Source(Nic nic, String address) {
        this.nic = nic;
        this.address = address;
    }

    /** Returns the source address of its packets. */
    public String address() {
        return address;
    }

    /** Returns a builder of a stream to one group, or to several in turn. */
    public StreamBuilder stream(String... groups) {
        return nic.stream(address, groups);
    }

    /** Returns a builder of a stream to many groups in turn. */
    public StreamBuilder stream(List<String> groups) {
        return new StreamBuilder(nic, address, groups);
    }
}
