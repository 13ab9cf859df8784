package net.igmpproxy.api.server;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/**
 * Ports of this process's web servers. In a handover, the previous process closes them when it is replaced, and this
 * process binds them at once, while Spring is still starting. Clients that connect meanwhile wait in the kernel's
 * accept queue and are not refused. Thread-safe.
 */
public final class ServerPorts implements SmartLifecycle {
    /** Time that a replaced process takes to close its ports. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration INTERVAL = Duration.ofMillis(2);

    private final List<RetryingHttp11NioProtocol> servers = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    void add(RetryingHttp11NioProtocol server) {
        servers.add(server);
    }

    /** Returns the ports that are still in use by another program, sorted by number; each as a clause. */
    public List<String> waits() {
        return servers.stream()
                .sorted(Comparator.comparingInt(RetryingHttp11NioProtocol::getPort))
                .flatMap(server -> server.portWait().stream())
                .toList();
    }

    /** Closes the listening sockets. Open requests are completed. */
    public void close() {
        servers.forEach(RetryingHttp11NioProtocol::closeServerSocketGraceful);
    }

    /** Binds the ports if they are free. A web server that starts without its port retries by itself. */
    @Override
    public void start() {
        running = true;
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        for (RetryingHttp11NioProtocol server : servers) {
            while (!server.reserve() && System.nanoTime() - deadlineNanos < 0) {
                LockSupport.parkNanos(INTERVAL.toNanos());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the proxy, which takes over from the previous process. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
