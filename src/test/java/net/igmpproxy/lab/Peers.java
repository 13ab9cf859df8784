package net.igmpproxy.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** Multicast routers of other projects, as packaged by Debian. */
final class Peers {
    private Peers() {}

    /** Starts igmpproxy in its own namespace between the upstream link and a downstream link. */
    static Daemon igmpproxy(Site site, UpstreamNetwork upstream, Lan lan, String address) {
        String name = "igmpproxy" + lan.number();
        NetworkNamespace namespace = site.namespace(name);
        namespace.forwardPackets();
        upstream.plug(namespace, name, "eth0", "172.16.0." + (100 + lan.number()));
        lan.plug(namespace, name, "eth1", address);
        return igmpproxy(site, namespace, "");
    }

    /** Starts igmpproxy in a namespace, with eth0 upstream, eth1 downstream and additional configuration. */
    static Daemon igmpproxy(Site site, NetworkNamespace namespace, String more) {
        String configuration =
                "phyint lo disabled\nphyint eth0 upstream altnet 10.0.0.0/8\nphyint eth1 downstream\n" + more;
        String program = PeerProgram.path("igmpproxy");
        return start(site, namespace, configuration, file -> List.of(program, "-d", "-v", file.toString()));
    }

    /** Starts smcroute in a namespace with the interfaces eth0 and eth1. */
    static Daemon smcroute(Site site, NetworkNamespace namespace, String... routes) {
        namespace.forwardPackets();
        String configuration = "phyint eth0 enable\nphyint eth1 enable\n" + String.join("\n", routes) + "\n";
        String program = PeerProgram.path("smcrouted");
        return start(site, namespace, configuration, file -> {
            String pidFile = file.resolveSibling("pid").toString();
            String socket = file.resolveSibling("socket").toString();
            return List.of(program, "-n", "-N", "-f", file.toString(), "-P", pidFile, "-u", socket);
        });
    }

    private static Daemon start(
            Site site, NetworkNamespace namespace, String configuration, Function<Path, List<String>> command) {
        Daemon daemon = Daemon.start(namespace, configuration, command);
        site.own(daemon::close);
        return daemon;
    }
}
