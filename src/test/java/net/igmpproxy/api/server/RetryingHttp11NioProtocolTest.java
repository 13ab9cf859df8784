package net.igmpproxy.api.server;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import net.igmpproxy.api.ApiTestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class RetryingHttp11NioProtocolTest {
    @Test
    void theServiceStartsWithoutItsPortAndTakesItWhenItIsFree(CapturedOutput output) throws IOException {
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = other.getLocalPort();
        try (ConfigurableApplicationContext service = start(port)) {
            assertThat(service.isRunning()).isTrue();
            await().untilAsserted(() -> assertThat(output).containsOnlyOnce("REST is not there: port " + port));
            ServerPorts ports = service.getBean(ServerPorts.class);
            assertThat(ports.waits()).containsExactly("REST waits for port " + port + ", which is in use");

            other.close();

            await().ignoreExceptions().until(() -> statusOf(port) == 200);
            assertThat(output).contains("REST is there now, on port " + port);
            assertThat(ports.waits()).isEmpty();
        } finally {
            other.close();
        }
    }

    @Test
    void nothingIsToldOfAPortThatIsFreeSoon(CapturedOutput output) throws IOException {
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = other.getLocalPort();
        try (ConfigurableApplicationContext service = start(port)) {
            assertThat(service.isRunning()).isTrue();
            other.close();

            await().until(() -> output.getAll().contains("REST is there now, on port " + port));
            assertThat(output).doesNotContain("REST is not there");
        } finally {
            other.close();
        }
    }

    @Test
    void theServiceStopsWhileItWaitsForItsPort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConfigurableApplicationContext service = start(other.getLocalPort());

            service.close();

            assertThat(service.isActive()).isFalse();
        }
    }

    private static ConfigurableApplicationContext start(int port) {
        return SpringApplication.run(ApiTestApplication.class, "--server.port=" + port);
    }

    private static int statusOf(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/service"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
