package net.igmpproxy.lab.netns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network namespace and one thread of this process that lives in it. Whatever that thread opens (sockets of any kind,
 * files under {@code /proc/sys/net}, child processes) belongs to the namespace, whoever uses it afterwards.
 */
public final class NetworkNamespace implements AutoCloseable {
    /** Where {@code ip netns} keeps its names. */
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

    /** Makes a namespace of a name that nobody uses, with loopback up and without IPv6 and its noise. */
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

    /** The name that {@code ip netns} knows it by. */
    public String name() {
        return name;
    }

    /** Does something in the namespace and waits for its end; an unchecked exception it ends with is thrown as it is. */
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

    /** The same for what has no result. */
    public void run(Runnable action) {
        call(Executors.callable(action));
    }

    /** Carries out lines in the language of {@code ip -batch}, such as {@code link set eth0 up}. */
    public void ip(String... lines) {
        run(() -> Command.run(String.join("\n", lines) + "\n", "ip", "-batch", "-"));
    }

    /** What a program run in the namespace prints. */
    public String output(String... command) {
        return call(() -> Command.run("", command));
    }

    /** Sets a kernel parameter of the namespace; an interface's name may not hold a dot. */
    public void sysctl(String key, String value) {
        Path file = Path.of("/proc/sys", key.split("\\."));
        call(() -> Files.writeString(file, value));
    }

    /** Makes it a router, which forwards what comes in on one interface, whatever its source, out of another. */
    public void forwardPackets() {
        sysctl("net.ipv4.ip_forward", "1");
        sysctl("net.ipv4.conf.all.rp_filter", "0");
        sysctl("net.ipv4.conf.default.rp_filter", "0");
    }

    /** The content of a file under {@code /proc/net} as the namespace sees it. */
    public String procNet(String file) {
        return call(() -> Files.readString(Path.of("/proc/thread-self/net", file)));
    }

    /** Starts a process that lives in the namespace. */
    public Process start(ProcessBuilder process) {
        return call(process::start);
    }

    @Override
    public void close() {
        thread.shutdown();
        Command.run("", "ip", "netns", "delete", name);
    }
}
