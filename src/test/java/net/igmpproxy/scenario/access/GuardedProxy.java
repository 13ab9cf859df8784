package net.igmpproxy.scenario.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.Site;
import net.igmpproxy.lab.TcpRelay;
import net.igmpproxy.lab.netns.LaboratoryException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Service on all addresses of a namespace, over TLS, with an empty configuration. */
final class GuardedProxy implements AutoCloseable {

    private final Site site = Site.create();
    private final Path directory;
    private final Certificates certificates;
    private final IdentityProvider provider;
    private final AtomicInteger changes = new AtomicInteger();
    private Optional<ProxyProcess> started = Optional.empty();
    private int port;

    /** Creates its certificates and identity provider without starting it. */
    GuardedProxy(Path directory, String... clients) {
        this.directory = directory;
        this.certificates = new Certificates(directory, clients);
        this.provider = IdentityProvider.start(site.router());
        site.own(provider::close);
    }

    /** Starts the service with additional properties and waits until it responds on a port. */
    void start(String clientAuth, Map<String, String> properties, int answering) {
        Map<String, String> all = new TreeMap<>(certificates.server(clientAuth));
        all.put("server.address", "0.0.0.0");
        all.put("igmp-proxy.security.tokens-file", tokens().toString());
        all.putAll(properties);
        ProxyProcess process = ProxyProcess.launch(site.router(), ProxyConfig.empty(), all);
        started = Optional.of(process);
        site.own(process::close);
        port = relay(ProxyProcess.PORT);
        int asked = relay(answering);
        Await.until(
                "the port " + answering + ":\n" + process.log(), Await.PROCESS_PATIENCE, () -> answers(process, asked));
    }

    Path tokens() {
        return directory.resolve("tokens");
    }

    Certificates certificates() {
        return certificates;
    }

    IdentityProvider provider() {
        return provider;
    }

    Site site() {
        return site;
    }

    String log() {
        return process().log();
    }

    /** Returns a client without a certificate. */
    Caller anybody() {
        return Caller.tls(port, certificates);
    }

    /** Returns a client with a certificate. */
    Caller client(String alias) {
        return Caller.tls(port, certificates, alias);
    }

    /** Replaces the configuration by a new one and returns the status of the response. */
    int change(Caller caller) throws IOException {
        return caller.put("/api/v1/config", "{\"maxEntries\": " + changes.incrementAndGet() + "}")
                .statusCode();
    }

    /** Returns the author of the last revision. */
    static String lastAuthor(Caller caller) throws IOException {
        HttpResponse<String> answer = caller.get("/api/v1/config/revisions");
        JsonNode items = JsonMapper.shared().readTree(answer.body()).path("items");
        int last = 0;
        String author = "";
        for (JsonNode item : items) {
            if (item.path("revision").asInt() > last) {
                last = item.path("revision").asInt();
                author = item.path("author").asString();
            }
        }
        return author;
    }

    /** Relays a port of the machine to one of the namespace. */
    int relay(int target) {
        try {
            TcpRelay relay = TcpRelay.start(0, site.router(), target);
            site.own(relay::close);
            return relay.localPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        site.close();
    }

    private ProxyProcess process() {
        return started.orElseThrow(() -> new LaboratoryException("no proxy has been started"));
    }

    private static boolean answers(ProxyProcess process, int asked) {
        if (!process.isAlive()) {
            throw new LaboratoryException("the proxy has ended:\n" + process.log());
        }
        try {
            return Caller.plain(asked).get("/actuator/health/liveness").statusCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
