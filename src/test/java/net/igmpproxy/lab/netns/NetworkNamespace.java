package net.igmpproxy.lab.netns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Network namespace with one thread of this process in it. All that the thread opens belongs to the namespace,
 * independent of the thread that uses it later: sockets, files under {@code /proc/sys/net} and child processes.
 */
public final class NetworkNamespace implements AutoCloseable {
    /** Directory of the names of {@code ip netns}. */
    static final Path DIRECTORY = Path.of("/run/netns");

    private final String name;
    private final ExecutorService thread;

    private NetworkNamespace(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread inhabitant = new Thread(task, name);
            inhabitant.setDaemon(true);
            return inhabitant;
        });
    }

    /** Creates a namespace with an unused name, with loopback up and IPv6 disabled. */
    static NetworkNamespace create(String name) {
        Command.run("", "ip", "netns", "add", name);
        NetworkNamespace namespace = new NetworkNamespace(name);
        try {
            namespace.run(() -> SystemCalls.enterNetworkNamespace(DIRECTORY.resolve(name)));
            namespace.sysctl("net.ipv6.conf.all.disable_ipv6", "1");
            namespace.sysctl("net.ipv6.conf.default.disable_ipv6", "1");
            namespace.ip("link set lo up");
            return namespace;
        } catch (RuntimeException e) {
            namespace.close();
            throw e;
        }
    }

    /** Returns the name for {@code ip netns}. */
    public String name() {
        return name;
    }

    /** Runs an action in the namespace and waits for its end. An unchecked exception of the action is rethrown. */
    public <T> T call(Callable<T> action) {
        try {
            return thread.submit(action).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new LaboratoryException("in namespace " + name + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted in namespace " + name, e);
        }
    }

    /** Runs an action without a result in the namespace. */
    public void run(Runnable action) {
        call(Executors.callable(action));
    }

    /** Runs {@code ip -batch} lines, such as {@code link set eth0 up}. */
    public void ip(String... lines) {
        run(() -> Command.run(String.join("\n", lines) + "\n", "ip", "-batch", "-"));
    }

    /** Runs a program in the namespace and returns its output. */
    public String output(String... command) {
        return call(() -> Command.run("", command));
    }

    /** Sets a kernel parameter of the namespace. An interface name in the key must not contain a dot. */
    public void sysctl(String key, String value) {
        Path file = Path.of("/proc/sys", key.split("\\."));
        call(() -> Files.writeString(file, value));
    }

    /** Enables IP forwarding without reverse path filtering. */
    public void forwardPackets() {
        sysctl("net.ipv4.ip_forward", "1");
        sysctl("net.ipv4.conf.all.rp_filter", "0");
        sysctl("net.ipv4.conf.default.rp_filter", "0");
    }

    /** Returns the content of a file under {@code /proc/net} in the namespace. */
    public String procNet(String file) {
        return call(() -> Files.readString(Path.of("/proc/thread-self/net", file)));
    }

    /** Starts a process in the namespace. */
    public Process start(ProcessBuilder process) {
        return call(process::start);
    }

    @Override
    public void close() {
        thread.shutdown();
        Command.run("", "ip", "netns", "delete", name);
    }
}
