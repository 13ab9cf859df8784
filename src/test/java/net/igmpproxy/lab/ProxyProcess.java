package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** Proxy in a separate process, started from the prepared jar as in production. */
public final class ProxyProcess implements AutoCloseable {
    /** Port of its web server, on the loopback interface of its namespace. */
    public static final int PORT = 8080;

    /** JVM options that reduce memory when many proxies run, at the cost of peak speed. */
    static final List<String> FRUGAL = List.of("-XX:TieredStopAtLevel=1");

    /** Last line of a class histogram: number of objects and bytes. */
    private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");

    private final NetworkNamespace router;
    private final Daemon daemon;
    private final TcpRelay relay;
    private final Rest rest;

    private ProxyProcess(NetworkNamespace router, Daemon daemon, TcpRelay relay) {
        this.router = router;
        this.daemon = daemon;
        this.relay = relay;
        this.rest = new Rest(URI.create("http://127.0.0.1:" + relay.localPort()));
    }

    /**
     * Starts the proxy and waits for a state, such as running.
     *
     * @param properties     application properties that add to or replace the usual ones
     * @param virtualMachine the JVM options
     */
    static ProxyProcess start(
            NetworkNamespace router,
            ProxyConfig config,
            String state,
            Map<String, String> properties,
            List<String> virtualMachine) {
        ProxyProcess proxy = launch(router, config, properties, virtualMachine);
        proxy.awaitState(state);
        return proxy;
    }

    /** Prepares the built jar if required. This takes some seconds, which must not count as startup time. */
    public static void install() {
        Installation.command(List.of());
    }

    /** Starts the proxy without waiting; it may require what {@link Rest} does not send, or exit at once. */
    public static ProxyProcess launch(NetworkNamespace router, ProxyConfig config, Map<String, String> properties) {
        return launch(router, config, properties, FRUGAL);
    }

    private static ProxyProcess launch(
            NetworkNamespace router, ProxyConfig config, Map<String, String> properties, List<String> virtualMachine) {
        try {
            Daemon daemon = Daemon.start(router, config.yaml(), file -> command(file, properties, virtualMachine));
            return new ProxyProcess(router, daemon, TcpRelay.start(0, router, PORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the proxy with an output pipe that is never read, and waits until it is running. */
    static ProxyProcess startUnread(NetworkNamespace router, ProxyConfig config, Map<String, String> properties) {
        List<String> unread = List.of(
                "python3",
                Path.of("src/test/resources/handover/unread.py")
                        .toAbsolutePath()
                        .toString());
        try {
            Daemon daemon = Daemon.start(
                    router,
                    config.yaml(),
                    file -> Stream.of(unread, command(file, properties, FRUGAL))
                            .flatMap(List::stream)
                            .toList());
            ProxyProcess proxy = new ProxyProcess(router, daemon, TcpRelay.start(0, router, PORT));
            proxy.awaitState("running");
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the proxy with environment variables, which may set its port, without waiting. */
    static ProxyProcess launchIn(NetworkNamespace router, ProxyConfig config, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        try {
            Daemon daemon = Daemon.start(
                    router,
                    config.yaml(),
                    file -> Stream.of(command, command(file, Map.of(), FRUGAL))
                            .flatMap(List::stream)
                            .filter(argument -> !argument.startsWith("--server.port="))
                            .toList());
            return new ProxyProcess(router, daemon, TcpRelay.start(0, router, PORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Daemon startKeeper(NetworkNamespace router) {
        List<String> command = new ArrayList<>(Installation.command(List.of("-XX:TieredStopAtLevel=1", "-Xmx16m")));
        command.add("keeper");
        return Daemon.start(router, "", file -> command);
    }

    /** Creates a token with the program and returns all of its output. */
    public static String makeToken(NetworkNamespace router, String name, String role, Path file) {
        List<String> command = new ArrayList<>(Installation.command(List.of("-XX:TieredStopAtLevel=1")));
        command.addAll(List.of("token", "--name=" + name, "--role=" + role, "--file=" + file));
        return router.output(command.toArray(String[]::new));
    }

    /** Returns the REST client. */
    public Rest rest() {
        return rest;
    }

    /** Returns the current metrics. */
    public Metrics metrics() {
        return new Metrics(rest.text("/actuator/prometheus"));
    }

    /**
     * Returns the reachable heap in bytes. The JVM metrics would include the garbage of the response that contains
     * them, which doubles the value with ten thousand entries.
     */
    public double liveHeap() {
        String histogram =
                router.output(Installation.program("jcmd"), Long.toString(daemon.pid()), "GC.class_histogram");
        return HISTOGRAM_TOTAL
                .matcher(histogram)
                .results()
                .mapToDouble(total -> Double.parseDouble(total.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no total in " + histogram));
    }

    /** Returns the end of its log. */
    public String log() {
        return daemon.log();
    }

    /** Returns its complete log. */
    public String wholeLog() {
        return daemon.wholeLog();
    }

    /** Returns its configuration file. */
    public Path configFile() {
        return daemon.configuration();
    }

    /** Starts the proxy again with its existing files, after it has exited, and waits until it is running. */
    public void startAgain() {
        startAgain("running");
    }

    /** Starts the proxy again with its existing files, after it has exited, and waits for a state. */
    public void startAgain(String state) {
        daemon.startAgain();
        awaitState(state);
    }

    /** Returns the consumed processor time. */
    public Duration processorTime() {
        return new ProcessUsage(daemon.pid()).processorTime();
    }

    /** Returns the resident memory in bytes. */
    public long residentOctets() {
        return new ProcessUsage(daemon.pid()).residentOctets();
    }

    /** Returns the thread names, sorted. */
    public List<String> threads() {
        return new ProcessUsage(daemon.pid()).threads();
    }

    /** Returns the number of open descriptors, without those of its web server. */
    public long descriptors() {
        return new ProcessUsage(daemon.pid()).descriptors();
    }

    /** Returns its resource limits, as in {@code proc(5)}. */
    public List<String> limits() {
        return router.output("cat", "/proc/" + daemon.pid() + "/limits").lines().toList();
    }

    /** Returns the process ID. */
    public long pid() {
        return daemon.pid();
    }

    /** Waits until the process exits by itself, and returns its exit status. */
    public int awaitExitStatus() {
        return daemon.awaitExitStatus();
    }

    /** Returns true if the process is running. */
    public boolean isAlive() {
        return daemon.isAlive();
    }

    /** Stops the process by SIGSTOP, like a paused virtual machine. */
    public void pause() {
        signal("STOP");
    }

    /** Resumes the process by SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    void signal(String name) {
        router.output("kill", "-" + name, Long.toString(daemon.pid()));
    }

    /** Kills the process, as in a crash. */
    public void kill() {
        daemon.kill();
    }

    /** Stops the process by SIGTERM, like a service manager, and waits for its exit. */
    public void stop() {
        daemon.stop();
    }

    @Override
    public void close() {
        try {
            daemon.close();
        } finally {
            relay.close();
        }
    }

    /** Waits for a state, as named by the REST API. */
    public void awaitState(String state) {
        try {
            Await.until("the proxy to be " + state, Await.PROCESS_PATIENCE, () -> isIn(state));
        } catch (RuntimeException | AssertionError e) {
            String log = log();
            daemon.kill();
            close();
            throw new LaboratoryException("the proxy is not " + state + ":\n" + log, e);
        }
    }

    private boolean isIn(String state) {
        if (!isAlive()) {
            throw new LaboratoryException("the proxy has ended");
        }
        try {
            Rest.Answer answer = rest.send("GET", "/api/v1/service", "");
            // On a slow machine, a loop that is opening the kernel interfaces may not respond in time.
            return answer.status() == HttpURLConnection.HTTP_OK
                    && answer.json().path("state").asString("").equals(state);
        } catch (LaboratoryException e) {
            return false;
        }
    }

    private static List<String> command(Path config, Map<String, String> properties, List<String> virtualMachine) {
        Map<String, String> all = new TreeMap<>();
        all.put("igmp-proxy.config-file", config.toString());
        // Prevents the use of the tokens of an installed service.
        all.put("igmp-proxy.security.tokens-file", config + ".tokens");
        all.put("server.port", Integer.toString(PORT));
        all.putAll(properties);
        List<String> command = new ArrayList<>(Installation.command(virtualMachine));
        all.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }
}
