package net.igmpproxy.lab;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.wire.IgmpVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Switch of a link: a Linux bridge in its own namespace. It floods multicast packets until {@link #snoop} is called.
 */
public final class Bridge {
    private static final long MILLISECONDS_PER_TICK = 10;

    private final NetworkNamespace namespace;

    Bridge(NetworkNamespace namespace) {
        this.namespace = namespace;
        namespace.ip("link add br0 type bridge forward_delay 0 mcast_snooping 0", "link set br0 up");
    }

    /**
     * Connects a new interface of a namespace to a new port.
     *
     * @param address the interface address with prefix length; empty for none
     */
    void plug(String port, NetworkNamespace other, String nic, String address) {
        namespace.ip(
                "link add " + port + " type veth peer name " + nic + " netns " + other.name(),
                "link set " + port + " master br0 up");
        if (!address.isEmpty()) {
            other.ip("addr add " + address + " dev " + nic);
        }
        other.ip("link set " + nic + " up");
        Await.until("the port " + port, () -> isForwarding(port));
    }

    /** Returns true if a port forwards. A port starts forwarding with a delay and drops packets until then. */
    private boolean isForwarding(String port) {
        return namespace.output("bridge", "link", "show", "dev", port).contains("state forwarding");
    }

    /** Sets a port down. */
    public void unplug(String port) {
        namespace.ip("link set " + port + " down");
    }

    /** Sets a port up. */
    public void plugInAgain(String port) {
        namespace.ip("link set " + port + " up");
    }

    /** Sets the MTU of ports and of the bridge, in bytes. */
    void setMtu(int octets, String... ports) {
        for (String port : ports) {
            namespace.ip("link set " + port + " mtu " + octets);
        }
        namespace.ip("link set br0 mtu " + octets);
    }

    /** Enables IGMP snooping. The bridge floods as long as there is no querier. */
    public void snoop() {
        set("mcast_snooping 1");
    }

    /**
     * Sets the snooping timers.
     *
     * @param membership the membership interval of a port
     * @param querier    the time after which a querier counts as absent
     */
    public void forgetAfter(Duration membership, Duration querier) {
        set("mcast_membership_interval " + ticks(membership) + " mcast_querier_interval " + ticks(querier));
    }

    /**
     * Makes the bridge an IGMPv2 or IGMPv3 querier with source address 0.0.0.0 and a query response interval of 1 s.
     */
    public void query(IgmpVersion version, Duration interval) {
        set("mcast_querier 0");
        set(String.format(
                Locale.ROOT,
                "mcast_snooping 1 mcast_igmp_version %d mcast_query_interval %d mcast_startup_query_interval %2$d"
                        + " mcast_query_response_interval 100",
                version.number(),
                ticks(interval)));
        // Separate command: in a common one, the kernel would query first and flood for the previous response interval.
        set("mcast_querier 1");
    }

    /** Disables snooping and the querier. */
    public void flood() {
        set("mcast_querier 0 mcast_snooping 0");
    }

    /** Marks a port as a router port, which receives all reports. */
    public void expectRouterBehind(String port) {
        namespace.output("bridge", "link", "set", "dev", port, "mcast_router", "2");
    }

    /** Returns the ports with members of a group, as learnt by snooping. */
    public Set<String> members(String group) {
        JsonNode tables = JsonMapper.shared().readTree(namespace.output("bridge", "-json", "mdb", "show"));
        return StreamSupport.stream(tables.path(0).path("mdb").spliterator(), false)
                .filter(entry -> entry.path("grp").asString().equals(group))
                .map(entry -> entry.path("port").asString())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void set(String options) {
        namespace.ip("link set br0 type bridge " + options);
    }

    /** Converts a duration to hundredths of a second, the kernel's unit. */
    private static long ticks(Duration duration) {
        return duration.toMillis() / MILLISECONDS_PER_TICK;
    }
}
