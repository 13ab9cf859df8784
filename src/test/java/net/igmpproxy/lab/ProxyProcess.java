package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** The proxy as its users run it: the built jar, a process of its own. */
public final class ProxyProcess implements AutoCloseable {
    /** The port of its web server, on the loopback of its namespace. */
    public static final int PORT = 8080;

    private static final String JAR = "igmpproxy.jar";
    private static final Duration START = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 15;
    private static final int LOG_LINES = 100;

    private final Path directory;
    private final Process process;
    private final TcpRelay relay;
    private final Rest rest;

    private ProxyProcess(Path jar, Path directory, NetworkNamespace router) throws IOException {
        this.directory = directory;
        this.process = router.start(command(jar, directory));
        this.relay = TcpRelay.start(0, router, PORT);
        this.rest = new Rest(URI.create("http://127.0.0.1:" + relay.localPort()));
    }

    /** Starts the proxy with a configuration and waits until it forwards. */
    static ProxyProcess start(NetworkNamespace router, ProxyConfig config) {
        try {
            Path jar = jar();
            Path directory = Files.createTempDirectory(jar.getParent(), "proxy-");
            Files.writeString(directory.resolve("config.yaml"), config.yaml());
            ProxyProcess proxy = new ProxyProcess(jar, directory, router);
            proxy.awaitRunning();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its REST interface. */
    public Rest rest() {
        return rest;
    }

    /** What it counts, as of now. */
    public Metrics metrics() {
        return new Metrics(rest.text("/actuator/prometheus"));
    }

    /** The end of its log. */
    public String log() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a crash would. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Ends it as a service manager would, and waits for that. */
    public void stop() {
        process.destroy();
        awaitExit();
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            relay.close();
            deleteDirectory();
        }
    }

    private void awaitRunning() {
        try {
            Await.until("the proxy to run", START, this::isRunning);
        } catch (RuntimeException e) {
            String log = log();
            process.destroyForcibly();
            close();
            throw new LaboratoryException("the proxy does not run:\n" + log, e);
        }
    }

    private boolean isRunning() {
        if (!process.isAlive()) {
            throw new LaboratoryException("the proxy has ended with status " + process.exitValue());
        }
        try {
            return rest.get("/api/v1/service").path("state").asString("").equals("running");
        } catch (LaboratoryException e) {
            return false;
        }
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new LaboratoryException("the proxy did not end in " + STOP_SECONDS + " s:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteDirectory() {
        try {
            for (String file : List.of("config.yaml", "log")) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() {
        String jar = System.getProperty(JAR);
        if (jar == null) {
            throw new LaboratoryException("the system property " + JAR + " must name the built jar");
        }
        return Path.of(jar).toAbsolutePath();
    }

    private static ProcessBuilder command(Path jar, Path directory) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        jar.toString(),
                        "--igmp-proxy.config-file=" + directory.resolve("config.yaml"),
                        "--server.port=" + PORT)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
    }
}
