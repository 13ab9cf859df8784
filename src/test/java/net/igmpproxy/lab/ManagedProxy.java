package net.igmpproxy.lab;

import java.util.List;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** A proxy under a service manager that does what systemd does, and tells of it in its log. */
public final class ManagedProxy {
    private static final String STARTED = "started ";
    private static final String STATUS = "told STATUS=";

    private final NetworkNamespace router;
    private final ProxyProcess manager;

    ManagedProxy(NetworkNamespace router, ProxyProcess manager) {
        this.router = router;
        this.manager = manager;
    }

    /** Waits until the proxy has said so many times that it is ready, since the first start, and REST is there. */
    public ManagedProxy awaitReady(int times) {
        awaitForwarding(times);
        manager.awaitState("running");
        return this;
    }

    /** The line that the proxy has told last of how it is. */
    public String status() {
        return lines().stream()
                .filter(line -> line.startsWith(STATUS))
                .reduce((one, other) -> other)
                .map(line -> line.substring(STATUS.length()))
                .orElse("");
    }

    /** Waits until the proxy has said so many times that it is ready, since the first start: REST may still be starting. */
    public void awaitForwarding(int times) {
        Await.until("the service to be ready", Await.PROCESS_PATIENCE, () -> count("told READY=1") >= times);
    }

    /** Whether the manager has written a line that contains a text. */
    public boolean hasTold(String text) {
        return count(text) > 0;
    }

    /** The manager has the proxy end, and starts it again. */
    public void restart() {
        manager.signal("USR1");
    }

    /** The proxy dies, and the manager starts it again. */
    public void crash() {
        manager.signal("USR2");
    }

    /** The proxy stands still, and does not answer to anything. */
    public void hang() {
        List<String> lines = lines();
        String last = lines.stream()
                .filter(line -> line.startsWith(STARTED))
                .reduce((one, other) -> other)
                .orElseThrow();
        router.output("kill", "-STOP", last.substring(STARTED.length()));
    }

    /** The manager has the proxy end, since its start takes too long, and starts it again. */
    public void endStart() {
        manager.signal("HUP");
    }

    /** The manager stops the proxy. */
    public void stop() {
        manager.stop();
    }

    private long count(String text) {
        return lines().stream().filter(line -> line.contains(text)).count();
    }

    private List<String> lines() {
        return manager.wholeLog().lines().toList();
    }
}
