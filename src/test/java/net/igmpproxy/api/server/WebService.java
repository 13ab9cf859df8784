package net.igmpproxy.api.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.igmpproxy.api.ApiTestApplication;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.SlowClients;
import net.igmpproxy.runtime.client.CutClients;
import net.igmpproxy.runtime.client.CutReason;
import net.igmpproxy.runtime.event.EventJournal;
import net.igmpproxy.runtime.event.EventReaders;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** REST API on a separate web server. */
final class WebService implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private WebService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static WebService start(String... arguments) {
        return new WebService(SpringApplication.run(
                ApiTestApplication.class,
                Stream.concat(Stream.of("--server.port=0"), Stream.of(arguments))
                        .toArray(String[]::new)));
    }

    int port() {
        return port("local.server.port");
    }

    /** Returns the port in a property of the environment. */
    int port(String property) {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty(property)));
    }

    /** Returns the number of clients that were cut off for a reason. */
    long cut(CutReason reason) {
        return context.getBean(CutClients.class).count(reason);
    }

    /** Publishes an event. */
    void report(EngineEvent event) {
        context.getBean(EventJournal.class).on(event);
    }

    /** Returns the number of open event streams. */
    int readers() {
        return context.getBean(EventReaders.class).count();
    }

    /** Returns the number of threads that wait for clients for a reason. */
    long waiting(ClientWait kind) {
        return protocol().clients().waiting(kind);
    }

    Callable<SocketChannel> dial() {
        return dial(port());
    }

    Callable<SocketChannel> dial(int port) {
        return SlowClients.dial(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    HttpRequest.Builder request(String path) {
        return request(port(), path);
    }

    HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Await.PATIENCE);
    }

    /** Returns a client without open connections. */
    HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private RetryingHttp11NioProtocol protocol() {
        TomcatWebServer server =
                (TomcatWebServer) Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer());
        return (RetryingHttp11NioProtocol) server.getTomcat().getConnector().getProtocolHandler();
    }

    @Override
    public void close() {
        context.close();
    }
}
