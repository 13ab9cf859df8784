package net.igmpproxy.scenario.faults;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.lab.Laboratory;

/**
 * Resources of the proxy that it could leak.
 *
 * @param threads      the names of its own threads
 * @param descriptors  the number of open descriptors, without those of its web server
 * @param memberships  the kernel's memberships in the router's namespace
 * @param vifs         the kernel's VIFs, by interface
 * @param groups       the number of known memberships
 * @param routes       the number of entries with outputs; blocking entries stay as long as a source may send
 */
record Holdings(
        List<String> threads, long descriptors, List<String> memberships, List<String> vifs, int groups, long routes) {
    /** Thread that ends soon after the startup; the kernel truncates names to 15 characters. */
    private static final String WARM_UP = "igmp-proxy-warm";

    static Holdings of(Laboratory lab) {
        return new Holdings(
                lab.proxy().threads().stream()
                        .filter(name -> name.startsWith("igmp-proxy") && !name.equals(WARM_UP))
                        .toList(),
                lab.proxy().descriptors(),
                memberships(lab),
                vifs(lab),
                lab.rest().items("/api/v1/groups").size(),
                routes(lab));
    }

    /**
     * Returns the groups of each interface without its index. Input line:
     * {@code 3: eth1\ inet 224.0.0.22\ inet 224.0.0.2}.
     */
    private static List<String> memberships(Laboratory lab) {
        return lab.router()
                .output("ip", "-4", "-o", "maddress", "show")
                .lines()
                .flatMap(Holdings::groupsOfLink)
                .sorted()
                .toList();
    }

    private static Stream<String> groupsOfLink(String line) {
        String[] parts = line.replaceFirst("\\d+:", "").split("inet", -1);
        return Stream.of(parts).skip(1).map(group -> parts[0] + group);
    }

    private static long routes(Laboratory lab) {
        return lab.rest().items("/api/v1/routes").stream()
                .filter(route -> !route.path("outputs").isEmpty())
                .count();
    }

    private static List<String> vifs(Laboratory lab) {
        return lab.router()
                .procNet("ip_mr_vif")
                .lines()
                .skip(1)
                .map(line -> line.trim().split("\\s+", -1)[1])
                .sorted()
                .toList();
    }
}
