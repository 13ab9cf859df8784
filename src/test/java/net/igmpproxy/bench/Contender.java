package net.igmpproxy.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.ProxyConfig;

/** Who is measured. */
enum Contender {
    /** The proxy, laid out and with the options that it is shipped with. */
    IGMP_PROXY("igmp-proxy") {
        @Override
        Router start(Laboratory lab) {
            return Router.of(lab.startProxy(CONFIG, "running", Map.of(), OPTIONS));
        }
    },
    /** Debian's igmpproxy. */
    IGMPPROXY("igmpproxy") {
        @Override
        Router start(Laboratory lab) {
            lab.router().sysctl("net.ipv4.igmp_max_memberships", "200000");
            Router router = Router.of(lab.startIgmpproxyAlone());
            Await.until(
                    "igmpproxy to have its VIFs",
                    () -> lab.router().procNet("ip_mr_vif").lines().count() > 2);
            return router;
        }
    },
    /** A loop that sends upstream whatever report it reads, and knows nothing: what any program would need at least. */
    FLOOR("bare loop") {
        @Override
        Router start(Laboratory lab) {
            return EchoLoop.start(lab.router());
        }
    };

    private static final ProxyConfig CONFIG =
            ProxyConfig.vyosExample().with("maxGroups", 200_000, "eth1", "eth2").with("maxHosts", 200_000, "eth1");

    /** Of the virtual machine, besides what {@code bin/lay-out} has written: to find out what to ship. */
    private static final List<String> OPTIONS = Stream.of(
                    System.getenv().getOrDefault("BENCH_JAVA_OPTIONS", "").split(" ", -1))
            .filter(option -> !option.isEmpty())
            .toList();

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    String label() {
        return label;
    }

    /** Starts it in the laboratory's router, and returns when it works. */
    abstract Router start(Laboratory lab);
}
