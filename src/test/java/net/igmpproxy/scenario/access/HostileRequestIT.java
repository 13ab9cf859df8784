package net.igmpproxy.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.Site;
import net.igmpproxy.lab.TcpRelay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service with default settings: open to local programs, but not to web pages in a local browser. */
@NetworkNamespaces
class HostileRequestIT {
    private Site site;
    private ProxyProcess process;
    private int port;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        site = Site.create();
        process = ProxyProcess.launch(
                site.router(),
                ProxyConfig.vyosExample(),
                Map.of(
                        "igmp-proxy.security.tokens-file",
                        directory.resolve("tokens").toString()));
        site.own(process::close);
        TcpRelay relay = TcpRelay.start(0, site.router(), ProxyProcess.PORT);
        site.own(relay::close);
        port = relay.localPort();
        Await.until(
                "REST",
                Await.PROCESS_PATIENCE,
                () -> answer("GET /api/v1/config", "Host: localhost", "").startsWith("HTTP/1.1 200 "));
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST /restart, Host: evil.example, '', 421",
        "POST /restart, Host: evil.example|Authorization: Basic Og==, '', 421",
        "POST /restart, Host: evil.example|Authorization: Bearer igmpproxy_x, '', 421",
        "POST /restart, Host: evil.example|X-Forwarded-Host: localhost, '', 421",
        "POST /restart, Host: localhost|Origin: http://evil.example|Authorization: Basic Og==, '', 403",
        "POST /restart, Host: localhost|Origin: null, '', 403",
        "POST /restart, Host: localhost|Sec-Fetch-Site: same-site, '', 403",
        "PUT /restart, Host: evil.example|Content-Type: application/x-www-form-urlencoded, '%zz', 421",
        "PUT /restart, Host: localhost|Content-Type: application/x-www-form-urlencoded, '%zz', 405",
        "PATCH /api/v1/config, Host: localhost|Content-Type: application/x-www-form-urlencoded, '%zz', 415",
        "PUT /api/v1/config, Host: localhost|Content-Type: multipart/form-data, '%zz', 415",
        "GET /%zz, Host: localhost, '', 400"
    })
    void isRefusedWithAProblem(String start, String headers, String body, int status) {
        String answer = answer(start, headers, body);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(process.log()).doesNotContain("\tat ");
    }

    @Test
    void aFloodOfThemLeavesTheLogShort() {
        String attempt = "Host: localhost|Authorization: Bearer igmpproxy_";
        assertThat(answer("PUT /restart", attempt, "")).startsWith("HTTP/1.1 401 ");
        long before = process.log().lines().count();
        for (int request = 0; request < 200; request++) {
            answer("PUT /restart", "Host: localhost|Content-Type: application/x-www-form-urlencoded", "%zz");
            answer("PUT /restart", attempt + request, "");
        }

        assertThat(answer("PUT /restart", attempt, "")).startsWith("HTTP/1.1 429 ");
        assertThat(process.log().lines().count() - before).isLessThan(70);
    }

    private String answer(String start, String headers, String body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = start + " HTTP/1.1\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n"
                    + headers.replace("|", "\r\n") + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException refused) {
            return "";
        }
    }
}
