package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;
import tools.jackson.databind.JsonNode;

/** Prometheus server beside the proxy that scrapes it and evaluates rules every second. */
public final class PrometheusServer implements AutoCloseable {
    /** Program name, for {@link PeerPrograms}. */
    public static final String PROGRAM = "prometheus";

    /** Label {@code job} of all scraped samples. */
    public static final String JOB = "igmp-proxy";

    private static final int PORT = 9090;
    private static final int OK = 200;

    private final Daemon daemon;
    private final TcpRelay relay;
    private final Rest rest;

    private PrometheusServer(Daemon daemon, TcpRelay relay) {
        this.daemon = daemon;
        this.relay = relay;
        this.rest = new Rest(URI.create("http://127.0.0.1:" + relay.localPort()));
    }

    /** Starts the server and waits until it has scraped. */
    static PrometheusServer start(NetworkNamespace router, List<Path> rules) {
        Daemon daemon = Daemon.start(router, configuration(rules), PrometheusServer::command);
        try {
            PrometheusServer server = new PrometheusServer(daemon, TcpRelay.start(0, router, PORT));
            Await.until("Prometheus to have scraped", server::hasScraped);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path configuration) {
        return List.of(
                PeerProgram.path(PROGRAM),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + configuration.resolveSibling("data"),
                "--web.listen-address=127.0.0.1:" + PORT);
    }

    private static String configuration(List<Path> rules) {
        String files = rules.stream()
                .map(file -> "  - " + file.toAbsolutePath() + "\n")
                .collect(Collectors.joining());
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files:
                %sscrape_configs:
                  - job_name: %s
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(files, JOB, ProxyProcess.PORT);
    }

    private boolean hasScraped() {
        try {
            return rest.send("GET", "/-/ready", "").status() == OK
                    && !query("up == 1").isEmpty();
        } catch (LaboratoryException notYet) {
            return false;
        }
    }

    /** Returns the current samples of an expression. */
    public List<JsonNode> query(String expression) {
        String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return rest.get("/api/v1/query?query=" + encoded)
                .path("data")
                .path("result")
                .valueStream()
                .toList();
    }

    /** Returns all rules, each with {@code name}, {@code health} and, after a failure, {@code lastError}. */
    public List<JsonNode> rules() {
        return rest.get("/api/v1/rules")
                .path("data")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    @Override
    public void close() {
        try {
            daemon.close();
        } finally {
            relay.close();
        }
    }
}
