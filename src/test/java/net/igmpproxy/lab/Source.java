package net.igmpproxy.lab;

import java.util.List;

/** A sender of streams upstream of the proxy. */
public final class Source {
    private final Nic nic;
    private final String address;

    Source(Nic nic, String address) {
        this.nic = nic;
        this.address = address;
    }

    /** The address its packets come from. */
    public String address() {
        return address;
    }

    /** A stream to one group, or to several in turn. */
    public StreamBuilder stream(String... groups) {
        return nic.stream(address, groups);
    }

    /** A stream to many groups in turn. */
    public StreamBuilder stream(List<String> groups) {
        return new StreamBuilder(nic, address, groups);
    }
}
