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
 * Router with three interfaces and its networks, on the real kernel. eth0 is upstream, with the next router and the
 * sources behind it. eth1 and eth2 are downstream; the switch of eth2 snoops IGMP. The proxy runs in the router's
 * namespace. Tests share a laboratory if each uses its own groups.
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

    /** Creates a laboratory whose proxy runs the example of the VyOS manual. */
    public static Laboratory vyosExample() {
        return running(ProxyConfig.vyosExample());
    }

    /** Creates a laboratory with a running proxy. */
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

    /** Creates a laboratory without a proxy. */
    public static Laboratory withoutProxy() {
        return laid(LANS, SNOOPING);
    }

    /** Creates a laboratory without a proxy, with the given number of downstream links without snooping. */
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

    /** Starts the proxy and waits until it is running. */
    public ProxyProcess startProxy(ProxyConfig config) {
        return startProxy(config, "running");
    }

    /** Starts the proxy and waits for a state, as named by its REST API. */
    public ProxyProcess startProxy(ProxyConfig config, String state) {
        return startProxy(config, state, Map.of());
    }

    /** Starts the proxy with additional application properties and waits for a state. */
    public ProxyProcess startProxy(ProxyConfig config, String state, Map<String, String> properties) {
        return startProxy(config, state, properties, ProxyProcess.FRUGAL);
    }

    /** Starts the proxy with additional application properties and JVM options, and waits for a state. */
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

    /** Starts the proxy without waiting; for configurations that {@link Rest} cannot use. */
    public ProxyProcess launchProxy(ProxyConfig config, Map<String, String> properties) {
        ProxyProcess launched = ProxyProcess.launch(site.router(), config, properties);
        site.own(launched::close);
        proxy = launched;
        return launched;
    }

    /** Starts the proxy with environment variables, without waiting. */
    public ProxyProcess launchProxyIn(Map<String, String> environment, ProxyConfig config) {
        ProxyProcess launched = ProxyProcess.launchIn(site.router(), config, environment);
        site.own(launched::close);
        proxy = launched;
        return launched;
    }

    /** Starts another proxy beside the running one, without waiting; {@link #proxy()} then returns the new one. */
    public ProxyProcess startSuccessor(ProxyConfig config) {
        return startSuccessor(config, Map.of());
    }

    /** Starts another proxy beside the running one with additional application properties, without waiting. */
    public ProxyProcess startSuccessor(ProxyConfig config, Map<String, String> properties) {
        ProxyProcess successor = ProxyProcess.launch(site.router(), config, properties);
        site.own(successor::close);
        proxy = successor;
        return successor;
    }

    /** Boots a machine with systemd that uses the router's network. */
    public Machine bootMachine() {
        Machine booted = Machine.boot(site.router());
        site.own(booted::close);
        machine = booted;
        return booted;
    }

    /** Starts a keeper for the router and waits until it is ready. */
    public Daemon startKeeper() {
        Daemon keeper = ProxyProcess.startKeeper(site.router());
        site.own(keeper::close);
        Await.until("the keeper", () -> keeper.log().contains("Ready"));
        return keeper;
    }

    /** Starts the proxy with an output pipe that is never read, and waits until it is running. */
    public ProxyProcess startProxyUnread(ProxyConfig config, Map<String, String> properties) {
        ProxyProcess started = ProxyProcess.startUnread(site.router(), config, properties);
        site.own(started::close);
        proxy = started;
        return started;
    }

    /**
     * Starts a test script in the router's namespace.
     *
     * @param name the path in the test resources
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

    /** Starts Prometheus beside the proxy with rule files, and waits until it has scraped. */
    public PrometheusServer startPrometheus(List<Path> rules) {
        PrometheusServer prometheus = PrometheusServer.start(site.router(), rules);
        site.own(prometheus::close);
        return prometheus;
    }

    /** Mounts a file system of a few pages. It is unmounted after the end of everything started later. */
    public SmallDisk smallDisk(int pages) {
        SmallDisk disk = SmallDisk.mount(site.router(), pages);
        site.own(disk::close);
        return disk;
    }

    /**
     * Starts Debian's smcroute, a static multicast router, in the router's namespace.
     *
     * @param routes the lines of its configuration file, such as {@code mroute from eth0 group 239.1.1.1 to eth1}
     */
    public Daemon startSmcroute(String... routes) {
        return Peers.smcroute(site, site.router(), routes);
    }

    /**
     * Starts Debian's igmpproxy beside the proxy, between the upstream link and a downstream link.
     *
     * @param address the downstream address of igmpproxy
     */
    public Daemon startIgmpproxy(Lan lan, String address) {
        return Peers.igmpproxy(site, upstream, lan, address);
    }

    /** Starts Debian's igmpproxy in the router's namespace. */
    public Daemon startIgmpproxyAlone() {
        return Peers.igmpproxy(site, site.router(), "phyint eth2 downstream\nquickleave\n");
    }

    /** Returns the proxy. */
    public ProxyProcess proxy() {
        if (proxy == null) {
            throw new LaboratoryException("no proxy has been started");
        }
        return proxy;
    }

    /** Returns the REST client of the proxy. */
    public Rest rest() {
        return proxy().rest();
    }

    /** Replaces the configuration of the running proxy. */
    public void configure(ProxyConfig config) {
        rest().put("/api/v1/config", config.json());
    }

    /** Replaces the configuration of the running proxy and clears its protocol state. */
    public void configureAfresh(ProxyConfig config) {
        configure(config.disabled());
        configure(config);
    }

    /** Returns the upstream link. */
    public UpstreamNetwork upstream() {
        return upstream;
    }

    /** Returns a source within the alt-subnet of the VyOS manual's example. */
    public Source source() {
        return upstream.source(UpstreamNetwork.ALT_SUBNET_SOURCE);
    }

    /** Returns the downstream links. */
    public List<Lan> lans() {
        return lans;
    }

    /** Returns a downstream link by number: 1 without snooping, 2 with snooping unless all are without. */
    public Lan lan(int number) {
        return lans.get(number - 1);
    }

    /** Starts a capture of the packets that the router receives from upstream. */
    public Capture captureUpstreamAtRouter() {
        return site.nic(site.router(), "eth0").capture();
    }

    /** Returns the namespace of the router, which runs the proxy. */
    public NetworkNamespace router() {
        return site.router();
    }

    /** Returns the kernel's MFC entries of a group. */
    public List<KernelRoute> kernelRoutes(String group) {
        return KernelRoute.read(site.router()).stream()
                .filter(route -> route.group().equals(group))
                .toList();
    }

    /** Returns the interface of each VIF of the kernel, by VIF number. */
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

    /** Returns another program that changes the router's multicast routing. */
    public ForeignRouting foreignRouting() {
        ForeignRouting foreign = new ForeignRouting(site.router());
        site.own(foreign::close);
        return foreign;
    }

    /** Returns the kernel entries and logs for the diagnosis of a failure. */
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
