package net.igmpproxy.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;
import org.jspecify.annotations.Nullable;

/**
 * A router with three interfaces and everything around it, on the real kernel: upstream, on eth0, the next router and
 * the sources behind it; downstream, on eth1, a plain LAN, and on eth2 one whose switch snoops IGMP. The proxy runs in
 * the router's namespace; tests share a laboratory as long as each has groups of its own.
 *
 * <pre>{@code
 * Host host = lab.lan(1).host("a", IgmpVersion.V3);
 * MulticastStream stream = lab.source().stream("239.1.1.1").start();
 * Capture upstream = lab.upstream().capture();
 * Subscription subscription = host.join("239.1.1.1");
 * subscription.awaitPackets(100);
 * subscription.leave();
 * upstream.awaitLeave("239.1.1.1");
 * subscription.reception().awaitEnd(stream);
 * }</pre>
 */
public final class Laboratory implements AutoCloseable {
    private static final int LANS = 2;
    private static final int SNOOPING = 2;
    private static final int NONE = 0;

    private final Site site;
    private final UpstreamNetwork upstream;
    private final List<Lan> lans;
    private @Nullable ProxyProcess proxy;
    private @Nullable Machine machine;

    private Laboratory(Site site, int lans, int snooping) {
        this.site = site;
        site.router().forwardPackets();
        this.upstream = new UpstreamNetwork(site);
        this.lans = IntStream.rangeClosed(1, lans)
                .mapToObj(number -> new Lan(site, number, number == snooping))
                .toList();
    }

    /** A laboratory whose proxy runs the VyOS manual's example. */
    public static Laboratory vyosExample() {
        return running(ProxyConfig.vyosExample());
    }

    /** A laboratory whose proxy runs with a configuration. */
    public static Laboratory running(ProxyConfig config) {
        Laboratory laboratory = withoutProxy();
        try {
            laboratory.startProxy(config);
            return laboratory;
        } catch (RuntimeException e) {
            laboratory.close();
            throw e;
        }
    }

    /** A laboratory whose router does nothing of itself. */
    public static Laboratory withoutProxy() {
        return laid(LANS, SNOOPING);
    }

    /** A laboratory whose router does nothing of itself, with any number of plain downstream networks. */
    public static Laboratory plain(int lans) {
        return laid(lans, NONE);
    }

    private static Laboratory laid(int lans, int snooping) {
        Site site = Site.create();
        try {
            return new Laboratory(site, lans, snooping);
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }

    /** Starts the proxy and waits until it forwards. */
    public ProxyProcess startProxy(ProxyConfig config) {
        return startProxy(config, "running");
    }

    /** Starts the proxy and waits until it is in a state, as its REST interface names them. */
    public ProxyProcess startProxy(ProxyConfig config, String state) {
        return startProxy(config, state, Map.of());
    }

    /** The same, with more properties of its own and of Spring's. */
    public ProxyProcess startProxy(ProxyConfig config, String state, Map<String, String> properties) {
        return startProxy(config, state, properties, ProxyProcess.FRUGAL);
    }

    /** The same, with other options of its virtual machine than the laboratory's. */
    public ProxyProcess startProxy(
            ProxyConfig config, String state, Map<String, String> properties, List<String> virtualMachine) {
        if (proxy != null && proxy.isAlive()) {
            throw new LaboratoryException("a proxy runs, which would answer in place of the one that is started");
        }
        ProxyProcess started = ProxyProcess.start(site.router(), config, state, properties, virtualMachine);
        site.own(started::close);
        proxy = started;
        return started;
    }

    /** Starts the proxy and waits for nothing: it may ask for what {@link Rest} does not bring. */
    public ProxyProcess launchProxy(ProxyConfig config, Map<String, String> properties) {
        ProxyProcess launched = ProxyProcess.launch(site.router(), config, properties);
        site.own(launched::close);
        proxy = launched;
        return launched;
    }

    /** Starts the proxy with variables in its environment, and waits for nothing. */
    public ProxyProcess launchProxyIn(Map<String, String> environment, ProxyConfig config) {
        ProxyProcess launched = ProxyProcess.launchIn(site.router(), config, environment);
        site.own(launched::close);
        proxy = launched;
        return launched;
    }

    /** Starts another proxy beside the one that runs, and waits for nothing; from now on it is the proxy. */
    public ProxyProcess startSuccessor(ProxyConfig config) {
        return startSuccessor(config, Map.of());
    }

    /** The same, with more properties of its own and of Spring's. */
    public ProxyProcess startSuccessor(ProxyConfig config, Map<String, String> properties) {
        ProxyProcess successor = ProxyProcess.launch(site.router(), config, properties);
        site.own(successor::close);
        proxy = successor;
        return successor;
    }

    /** Boots a machine with systemd as its first process, whose network is the router's. */
    public Machine bootMachine() {
        Machine booted = Machine.boot(site.router());
        site.own(booted::close);
        machine = booted;
        return booted;
    }

    /** Starts a keeper for the router, and waits until it is there. */
    public Daemon startKeeper() {
        Daemon keeper = ProxyProcess.startKeeper(site.router());
        site.own(keeper::close);
        Await.until("the keeper", () -> keeper.log().contains("Ready"));
        return keeper;
    }

    /** Starts the proxy with an output that nobody reads, and waits until it forwards. */
    public ProxyProcess startProxyUnread(ProxyConfig config, Map<String, String> properties) {
        ProxyProcess started = ProxyProcess.startUnread(site.router(), config, properties);
        site.own(started::close);
        proxy = started;
        return started;
    }

    /**
     * Starts a script of the tests in the router's namespace.
     *
     * @param name its path in the test resources
     */
    public Daemon startScript(String name, String... arguments) {
        Path script = Path.of("src/test/resources").resolve(name).toAbsolutePath();
        Daemon started = Daemon.start(
                site.router(),
                "",
                file -> Stream.concat(Stream.of("python3", script.toString()), Stream.of(arguments))
                        .toList());
        site.own(started::close);
        return started;
    }

    /** Starts a Prometheus beside the proxy with files of rules, and waits until it has scraped. */
    public PrometheusServer startPrometheus(List<Path> rules) {
        PrometheusServer prometheus = PrometheusServer.start(site.router(), rules);
        site.own(prometheus::close);
        return prometheus;
    }

    /** Mounts a disk of a few pages, which is there until all that was started after it has ended. */
    public SmallDisk smallDisk(int pages) {
        SmallDisk disk = SmallDisk.mount(site.router(), pages);
        site.own(disk::close);
        return disk;
    }

    /**
     * Starts Debian's smcroute, a router by fixed routes, in the router's namespace.
     *
     * @param routes lines of its configuration file, such as {@code mroute from eth0 group 239.1.1.1 to eth1}
     */
    public Daemon startSmcroute(String... routes) {
        return Peers.smcroute(site, site.router(), routes);
    }

    /**
     * Starts Debian's igmpproxy beside the proxy, between the upstream network and a LAN.
     *
     * @param address its address on the LAN
     */
    public Daemon startIgmpproxy(Lan lan, String address) {
        return Peers.igmpproxy(site, upstream, lan, address);
    }

    /** Starts Debian's igmpproxy in the router's namespace. */
    public Daemon startIgmpproxyAlone() {
        return Peers.igmpproxy(site, site.router(), "phyint eth2 downstream\nquickleave\n");
    }

    /** The proxy. */
    public ProxyProcess proxy() {
        if (proxy == null) {
            throw new LaboratoryException("no proxy has been started");
        }
        return proxy;
    }

    /** The proxy's REST interface. */
    public Rest rest() {
        return proxy().rest();
    }

    /** Gives the running proxy another configuration. */
    public void configure(ProxyConfig config) {
        rest().put("/api/v1/config", config.json());
    }

    /** Gives the running proxy another configuration and has it forget all it has heard of hosts and routers. */
    public void configureAfresh(ProxyConfig config) {
        configure(config.disabled());
        configure(config);
    }

    /** The network upstream of the proxy. */
    public UpstreamNetwork upstream() {
        return upstream;
    }

    /** A source that the alternative subnet of the VyOS manual's example admits. */
    public Source source() {
        return upstream.source(UpstreamNetwork.ALT_SUBNET_SOURCE);
    }

    /** All downstream networks. */
    public List<Lan> lans() {
        return lans;
    }

    /** A downstream network by its number: 1 is plain, 2 has a switch that snoops IGMP, unless all are plain. */
    public Lan lan(int number) {
        return lans.get(number - 1);
    }

    /** Looks at what reaches the router from upstream. */
    public Capture captureUpstreamAtRouter() {
        return site.nic(site.router(), "eth0").capture();
    }

    /** The namespace of the router, which the proxy runs in. */
    public NetworkNamespace router() {
        return site.router();
    }

    /** The kernel's entries for a group. */
    public List<KernelRoute> kernelRoutes(String group) {
        return KernelRoute.read(site.router()).stream()
                .filter(route -> route.group().equals(group))
                .toList();
    }

    /** The interface of each of the kernel's VIFs, by number. */
    public SortedMap<Integer, String> kernelVifs() {
        SortedMap<Integer, String> vifs = new TreeMap<>();
        site.router()
                .procNet("ip_mr_vif")
                .lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .forEach(fields -> vifs.put(Integer.valueOf(fields[0]), fields[1]));
        return vifs;
    }

    /** Another program beside the proxy, which changes the router's multicast routing. */
    public ForeignRouting foreignRouting() {
        ForeignRouting foreign = new ForeignRouting(site.router());
        site.own(foreign::close);
        return foreign;
    }

    /** What to look at when something went wrong. */
    String report() {
        return "Kernel entries:\n" + site.router().procNet("ip_mr_cache")
                + (proxy == null ? "" : "Log of the proxy:\n" + proxy.log())
                + (machine == null ? "" : "Journal:\n" + machine.run("journalctl", "--no-pager", "--lines=300"));
    }

    @Override
    public void close() {
        site.close();
    }
}
