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

/** A network's switch: a Linux bridge in a namespace of its own. It floods multicast packets until it is told to snoop. */
public final class Bridge {
    private static final long MILLISECONDS_PER_TICK = 10;

    private final NetworkNamespace namespace;

    Bridge(NetworkNamespace namespace) {
        this.namespace = namespace;
        namespace.ip("link add br0 type bridge forward_delay 0 mcast_snooping 0", "link set br0 up");
    }

    /**
     * Gives a namespace an interface whose cable ends in a port of the switch.
     *
     * @param address its address, with the length of the prefix; none if it is empty
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

    /** A port takes a moment after its interface has come up; what is sent before is lost. */
    private boolean isForwarding(String port) {
        return namespace.output("bridge", "link", "show", "dev", port).contains("state forwarding");
    }

    /** Pulls the cable out of a port. */
    public void unplug(String port) {
        namespace.ip("link set " + port + " down");
    }

    /** Puts it back. */
    public void plugInAgain(String port) {
        namespace.ip("link set " + port + " up");
    }

    /** Has the switch send packets of another length through some of its ports. */
    void setMtu(int octets, String... ports) {
        for (String port : ports) {
            namespace.ip("link set " + port + " mtu " + octets);
        }
        namespace.ip("link set br0 mtu " + octets);
    }

    /** Sends packets of a group only to those ports that have members of it, as far as some router asks for members. */
    public void snoop() {
        set("mcast_snooping 1");
    }

    /**
     * Sets how long the switch believes what it has snooped.
     *
     * @param membership how long a port keeps a group that is reported no more
     * @param querier    how long it takes for the switch to notice that nobody asks any more
     */
    public void forgetAfter(Duration membership, Duration querier) {
        set("mcast_membership_interval " + ticks(membership) + " mcast_querier_interval " + ticks(querier));
    }

    /** Makes the switch a querier of version 2 or 3, which asks from 0.0.0.0 and gives hosts a second to answer. */
    public void query(IgmpVersion version, Duration interval) {
        set("mcast_querier 0");
        set(String.format(
                Locale.ROOT,
                "mcast_snooping 1 mcast_igmp_version %d mcast_query_interval %d mcast_startup_query_interval %2$d"
                        + " mcast_query_response_interval 100",
                version.number(),
                ticks(interval)));
        // In one command the kernel would ask first, and flood for as long as the response interval was before.
        set("mcast_querier 1");
    }

    /** Sends everything everywhere again, and asks nobody. */
    public void flood() {
        set("mcast_querier 0 mcast_snooping 0");
    }

    /** Tells the switch that behind a port there is a router, which is to hear all reports. */
    public void expectRouterBehind(String port) {
        namespace.output("bridge", "link", "set", "dev", port, "mcast_router", "2");
    }

    /** The ports that have members of a group, as the switch has learned by snooping. */
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

    /** The kernel takes hundredths of a second. */
    private static long ticks(Duration duration) {
        return duration.toMillis() / MILLISECONDS_PER_TICK;
    }
}
