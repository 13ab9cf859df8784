package net.igmpproxy.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.ProxyConfig;

/** Program under measurement. */
enum Contender {
    /** The proxy, prepared and with its delivered options. */
    IGMP_PROXY("igmp-proxy") {
        @Override
        Router start(Laboratory lab) {
            return Router.of(lab.startProxy(configuration(lab), "running", Map.of(), OPTIONS));
        }
    },
    /** Debian's igmpproxy. */
    IGMPPROXY("igmpproxy") {
        @Override
        Router start(Laboratory lab) {
            lab.router().sysctl("net.ipv4.igmp_max_memberships", "200000");
            Router router = Router.of(lab.startIgmpproxyAlone());
            awaitVifs(lab);
            return router;
        }
    },
    /** Debian's smcroute with a static entry for the first group: forwarding without a protocol. */
    STATIC_ENTRY("static entry") {
        @Override
        Router start(Laboratory lab) {
            String entry = "mroute from eth0 group " + Groups.group(0) + " to eth1";
            Router router = Router.of(lab.startSmcroute(entry));
            awaitVifs(lab);
            return router;
        }
    },
    /** Loop that sends each received report upstream without state: the lower bound for any program. */
    FLOOR("bare loop") {
        @Override
        Router start(Laboratory lab) {
            return EchoLoop.start(lab.router());
        }
    };

    private static final int MANY = 1_000_000;

    /** Of the virtual machine, besides what {@code bin/install} has written: to find out what to ship. */
    private static final List<String> OPTIONS = Stream.of(
                    System.getenv().getOrDefault("BENCH_JAVA_OPTIONS", "").split(" ", -1))
            .filter(option -> !option.isEmpty())
            .toList();

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    /** Returns the name in tables. */
    String label() {
        return label;
    }

    private static ProxyConfig configuration(Laboratory lab) {
        String[] lans = lab.lans().stream().map(Lan::routerInterface).toArray(String[]::new);
        return ProxyConfig.vyosExample()
                .with("role", "downstream", lans)
                .with("maxGroups", MANY, lans)
                .with("maxHosts", MANY, lans)
                .withMaxEntries(10 * MANY);
    }

    private static void awaitVifs(Laboratory lab) {
        Await.until(
                "the router's VIFs",
                () -> lab.router().procNet("ip_mr_vif").lines().count() > 2);
    }

    /** Starts the contender in the laboratory's router and waits until it works. */
    abstract Router start(Laboratory lab);
}
