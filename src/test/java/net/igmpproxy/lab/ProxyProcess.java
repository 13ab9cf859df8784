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

/** The proxy as its users run it: the built jar laid out, a process of its own. */
public final class ProxyProcess implements AutoCloseable {
    /** The port of its web server, on the loopback of its namespace. */
    public static final int PORT = 8080;

    /** What keeps many of them small besides what every laid-out one has; it costs speed later on. */
    static final List<String> FRUGAL = List.of("-XX:TieredStopAtLevel=1");

    /** The last line of a class histogram: number of objects, and bytes. */
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
     * Starts the proxy with a configuration and waits until it is in a state, such as running.
     *
     * @param properties     what it is told on its command line, besides and instead of what is usual
     * @param virtualMachine what its virtual machine is told
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

    /** Lays the built jar out, if that has not been done: it takes some seconds, which belong to no start. */
    public static void layOut() {
        Installation.command(List.of());
    }

    /** Starts the proxy and waits for nothing: it may ask for what {@link Rest} does not bring, or end at once. */
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

    /** Starts the proxy with an output that nobody reads, and waits until it runs. */
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

    /** Starts the proxy with variables in its environment, and its port from there or by default, and waits for nothing. */
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

    /** Starts a keeper. */
    static Daemon startKeeper(NetworkNamespace router) {
        List<String> command = new ArrayList<>(Installation.command(List.of("-XX:TieredStopAtLevel=1", "-Xmx16m")));
        command.add("keeper");
        return Daemon.start(router, "", file -> command);
    }

    /** Has the program make a token, and returns all that it says. */
    public static String makeToken(NetworkNamespace router, String name, String role, Path file) {
        List<String> command = new ArrayList<>(Installation.command(List.of("-XX:TieredStopAtLevel=1")));
        command.addAll(List.of("token", "--name=" + name, "--role=" + role, "--file=" + file));
        return router.output(command.toArray(String[]::new));
    }

    /** Its REST interface. */
    public Rest rest() {
        return rest;
    }

    /** What it counts, as of now. */
    public Metrics metrics() {
        return new Metrics(rest.text("/actuator/prometheus"));
    }

    /**
     * Returns the bytes of heap that are reachable. The meters of the process would count the garbage of the answer that they are
     * read by as well, which is as much again where there are ten thousand entries.
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

    /** The end of its log. */
    public String log() {
        return daemon.log();
    }

    /** All of its log. */
    public String wholeLog() {
        return daemon.wholeLog();
    }

    /** The file that it keeps its configuration in. */
    public Path configFile() {
        return daemon.configuration();
    }

    /** Starts it again, once it has ended, with its files as they are, and waits until it runs. */
    public void startAgain() {
        startAgain("running");
    }

    /** The same, and waits until it is in another state. */
    public void startAgain(String state) {
        daemon.startAgain();
        awaitState(state);
    }

    /** How much time of processors it has taken. */
    public Duration processorTime() {
        return new ProcessUsage(daemon.pid()).processorTime();
    }

    /** Octets of memory that it occupies. */
    public long residentOctets() {
        return new ProcessUsage(daemon.pid()).residentOctets();
    }

    /** The names of its threads, ascending. */
    public List<String> threads() {
        return new ProcessUsage(daemon.pid()).threads();
    }

    /** How many files and sockets it has open, but for those of its web server. */
    public long descriptors() {
        return new ProcessUsage(daemon.pid()).descriptors();
    }

    /** The resource limits that it has, by {@code proc(5)}. */
    public List<String> limits() {
        return router.output("cat", "/proc/" + daemon.pid() + "/limits").lines().toList();
    }

    /** The number of its process. */
    public long pid() {
        return daemon.pid();
    }

    /** Waits until it ends by itself, and returns its exit status. */
    public int awaitExitStatus() {
        return daemon.awaitExitStatus();
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return daemon.isAlive();
    }

    /** Stops it where it is, as a virtual machine is paused. */
    public void pause() {
        signal("STOP");
    }

    /** Has it go on. */
    public void resume() {
        signal("CONT");
    }

    void signal(String name) {
        router.output("kill", "-" + name, Long.toString(daemon.pid()));
    }

    /** Ends it as a crash would. */
    public void kill() {
        daemon.kill();
    }

    /** Ends it as a service manager would, and waits for that. */
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

    /** Waits until it is in a state, as its REST interface names them. */
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
            // On a slow machine a loop that is opening the kernel may not answer in time.
            return answer.status() == HttpURLConnection.HTTP_OK
                    && answer.json().path("state").asString("").equals(state);
        } catch (LaboratoryException e) {
            return false;
        }
    }

    private static List<String> command(Path config, Map<String, String> properties, List<String> virtualMachine) {
        Map<String, String> all = new TreeMap<>();
        all.put("igmp-proxy.config-file", config.toString());
        // Not those of a service that this machine has.
        all.put("igmp-proxy.security.tokens-file", config + ".tokens");
        all.put("server.port", Integer.toString(PORT));
        all.putAll(properties);
        List<String> command = new ArrayList<>(Installation.command(virtualMachine));
        all.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }
}
