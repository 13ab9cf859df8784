package net.igmpproxy.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Site;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.linux.handover.ServiceManager;
import net.igmpproxy.linux.mroute.RecordingReceiver;
import net.igmpproxy.linux.mroute.TestHost;
import net.igmpproxy.runtime.port.Kernel;

/**
 * Router with hosts, each in a namespace. Interface {@code v<i>} of the router with the address 10.9.i.1/24 is
 * connected to {@code eth0} of host i with the address 10.9.i.2.
 */
public final class Star implements AutoCloseable {
    private final Site site = Site.create();
    private final List<TestHost> hosts = new ArrayList<>();

    public Star(int hostCount) {
        try {
            for (int i = 0; i < hostCount; i++) {
                hosts.add(addHost(i));
            }
        } catch (RuntimeException failure) {
            site.close();
            throw failure;
        }
    }

    private TestHost addHost(int i) {
        NetworkNamespace namespace = site.namespace("host" + i);
        router().ip(
                        "link add v" + i + " type veth peer name eth0 netns " + namespace.name(),
                        "addr add 10.9." + i + ".1/24 dev v" + i,
                        "link set v" + i + " up");
        namespace.ip("addr add 10.9." + i + ".2/24 dev eth0", "link set eth0 up");
        TestHost host = TestHost.in(namespace);
        site.own(host::close);
        return host;
    }

    public NetworkNamespace router() {
        return site.router();
    }

    public TestHost host(int i) {
        return hosts.get(i);
    }

    /** Opens a kernel in the router's namespace without handover; it is closed with this object. */
    public Kernel openKernel() {
        return openKernel(false);
    }

    /** Opens a kernel, with or without handover from and to other kernels. */
    public Kernel openKernel(boolean handover) {
        Kernel kernel = router().call(() -> LinuxKernel.open(
                new KernelOptions(handover, 1 << 24, false, Duration.ZERO, ServiceManager.of(Map.of(), 0))));
        site.own(kernel::leave);
        return kernel;
    }

    /** Returns the router's interface {@code v<i>} as listed by a kernel. */
    public static Link link(Kernel kernel, int i) {
        return kernel.links().links().stream()
                .filter(link -> link.name().value().equals("v" + i))
                .findFirst()
                .orElseThrow();
    }

    /** Reads from the IGMP socket until a condition holds. */
    public static RecordingReceiver receive(Kernel kernel, Predicate<RecordingReceiver> enough) {
        RecordingReceiver receiver = new RecordingReceiver();
        Await.until("enough from the IGMP socket", () -> {
            kernel.poller().await(Duration.ofMillis(100).toNanos());
            kernel.igmp().receive(receiver);
            return enough.test(receiver);
        });
        return receiver;
    }

    @Override
    public void close() {
        site.close();
    }
}
