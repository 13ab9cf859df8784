package net.igmpproxy.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.runtime.Kernel;
import org.awaitility.Awaitility;

/**
 * A router with hosts around it, each in a namespace. Interface {@code v<i>} of the router, with the address 10.9.i.1/24,
 * leads to {@code eth0} of host i, which is 10.9.i.2.
 */
final class Star implements AutoCloseable {
    private final Resources resources = new Resources();
    private final Namespace router;
    private final List<TestHost> hosts = new ArrayList<>();

    Star(int hostCount) {
        try {
            this.router = namespace("r");
            for (int i = 0; i < hostCount; i++) {
                hosts.add(addHost(i));
            }
        } catch (RuntimeException failure) {
            resources.closeAfter(failure);
            throw failure;
        }
    }

    private Namespace namespace(String name) {
        Namespace namespace = Namespace.create(name);
        resources.add(namespace::close);
        return namespace;
    }

    private TestHost addHost(int i) {
        Namespace host = namespace("h" + i);
        Namespace.ip(
                "link",
                "add",
                "v" + i,
                "netns",
                router.name(),
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "netns",
                host.name());
        router.configure("address", "add", "10.9." + i + ".1/24", "dev", "v" + i);
        host.configure("address", "add", "10.9." + i + ".2/24", "dev", "eth0");
        router.configure("link", "set", "v" + i, "up");
        host.configure("link", "set", "eth0", "up");
        return new TestHost(host);
    }

    Namespace router() {
        return router;
    }

    TestHost host(int i) {
        return hosts.get(i);
    }

    /** Opens a kernel in the router's namespace; it is closed with the star. */
    Kernel openKernel() {
        Kernel kernel = router.call(LinuxKernel::open);
        resources.add(kernel::close);
        return kernel;
    }

    /** The router's interface {@code v<i>} as a kernel sees it. */
    static Link link(Kernel kernel, int i) {
        return kernel.links().links().stream()
                .filter(link -> link.name().value().equals("v" + i))
                .findFirst()
                .orElseThrow();
    }

    /** Reads from the IGMP socket until there is enough. */
    static RecordingReceiver receive(Kernel kernel, Predicate<RecordingReceiver> enough) {
        RecordingReceiver receiver = new RecordingReceiver();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    kernel.poller().await(Duration.ofMillis(100).toNanos());
                    kernel.igmp().receive(receiver);
                    return enough.test(receiver);
                });
        return receiver;
    }

    @Override
    public void close() {
        resources.close();
    }
}
