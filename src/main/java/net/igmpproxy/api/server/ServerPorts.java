package net.igmpproxy.api.server;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/**
 * The ports of the web servers of this process, which change hands when it takes the place of another one: the other one closes
 * them as soon as it has been replaced, and this one listens at once, while Spring is still starting. Clients that connect
 * meanwhile wait in the queue of the kernel, and are not refused. Any thread may use it.
 */
public final class ServerPorts implements SmartLifecycle {
    /** Time that a process which has been replaced takes to close its ports. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration INTERVAL = Duration.ofMillis(2);

    private final List<RetryingHttp11NioProtocol> servers = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    void add(RetryingHttp11NioProtocol server) {
        servers.add(server);
    }

    /** The ports that cannot be had yet, since another program has them, in the order of their numbers; each a clause. */
    public List<String> waits() {
        return servers.stream()
                .sorted(Comparator.comparingInt(RetryingHttp11NioProtocol::getPort))
                .flatMap(server -> server.portWait().stream())
                .toList();
    }

    /** Closes the ports: nobody connects to this process any more. What has been requested is answered. */
    public void close() {
        servers.forEach(RetryingHttp11NioProtocol::closeServerSocketGraceful);
    }

    /** Listens, if the ports can be had; a web server that starts without tries again by itself. */
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

    /** After the proxy, which takes the place of another one. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
