package net.igmpproxy.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.igmpproxy.api.RestApiTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Malformed requests, sent byte by byte. The response is always a problem detail, and the log stays short. */
@RestApiTest
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestTest {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    /** Expected problem types by status, independent of the component that responds. */
    private static final Map<Integer, String> KINDS = Map.of(
            404, "not-found\"",
            405, "method-not-allowed\"",
            406, "not-acceptable\"",
            415, "unsupported-media-type\"",
            421, "unknown-host\"",
            501, "bad-request\"");

    private final int port;

    HostileRequestTest(@LocalServerPort int port) {
        this.port = port;
    }

    static Stream<Arguments> requests() {
        String localhost = "Host: localhost\r\n";
        String evil = "Host: evil.example\r\n";
        return Stream.of(
                row("a form", "PUT /restart", localhost + FORM, "%zz", 405),
                row("a form where one is not taken", "PUT /api/v1/config", localhost + FORM, "%zz", 415),
                row("a form to be patched", "PATCH /api/v1/config", localhost + FORM, "%zz&=&%", 415),
                row("a form to be deleted", "DELETE /api/v1/interfaces/eth9", localhost + FORM, "%zz", 415),
                row("a form to be posted", "POST /restart", localhost + FORM, "%zz", 415),
                row("a form of a parameter", "POST /restart", localhost + FORM, "cold=true", 415),
                row("a form of no parameter", "POST /restart", localhost + FORM, "x=1", 415),
                row("a coding", "PUT /api/v1/config", localhost + "Transfer-Encoding: x\r\n", "", 501),
                row("a form under another name", "PUT /restart", evil + FORM, "%zz", 421),
                row(
                        "a form with credentials",
                        "PUT /restart",
                        evil + "Authorization: Basic Og==\r\n" + FORM,
                        "%zz",
                        421),
                row("a query", "POST /restart?cold=%zz", localhost, "", 400),
                row("a broken query of a page", "GET /?x=%zz", localhost, "", 200),
                row(
                        "a multipart body",
                        "PUT /api/v1/config",
                        localhost + "Content-Type: multipart/form-data\r\n",
                        "x",
                        415),
                row(
                        "a multipart body to be posted",
                        "POST /restart",
                        localhost + "Content-Type: multipart/form-data; boundary=x\r\n",
                        "--x\r\nnothing",
                        409),
                row("a type", "PUT /api/v1/config", localhost + "Content-Type: nonsense\r\n", "{}", 415),
                row(
                        "a charset",
                        "PUT /api/v1/config",
                        localhost + "Content-Type: application/json; charset=x\r\n",
                        "{}",
                        415),
                row(
                        "a charset of a text",
                        "POST /api/v1/config/import",
                        localhost + "Content-Type: text/plain; charset=x\r\n",
                        "x",
                        415),
                row("bytes", "PUT /api/v1/config", localhost + "Content-Type: application/json\r\n", "{\"\u00ff", 400),
                row("a name twice", "GET /api/v1/config", localhost + evil, "", 400),
                row("no name", "GET /api/v1/config", "", "", 400),
                row("a name with a space", "GET /api/v1/config", "Host: a b\r\n", "", 400),
                row("a name in the target", "GET http://evil.example/api/v1/config", evil, "", 421),
                row("two names in one request", "GET http://localhost/api/v1/config", evil, "", 400),
                row("two names, the other way", "GET http://evil.example/api/v1/config", localhost, "", 400),
                row("a path", "GET /%zz", localhost, "", 400),
                row("a zero in a path", "GET /%00", localhost, "", 400),
                row("a character in a path", "GET /\u00ff", localhost, "", 400),
                row("a path out of the root", "GET /../../etc/passwd", localhost, "", 400),
                row("a path with a parameter", "PUT /;x/restart", localhost, "", 400),
                row("a long path", "GET /" + "x".repeat(20_000), localhost, "", 400),
                row("a long header", "GET /api/v1/config", localhost + "X: " + "x".repeat(20_000) + "\r\n", "", 400),
                row("a method", "FOO /api/v1/config", localhost, "", 400),
                row("a traced request", "TRACE /api/v1/config", localhost, "", 405),
                row("a header without a name", "GET /api/v1/config", localhost + ": x\r\n", "", 400),
                row("a name of a parameter", "GET /api/v1/service?%01=1", localhost, "", 400),
                row("a name of a parameter of a change", "POST /restart?%1f=1", localhost, "", 400),
                row("a name of no character", "GET /api/v1/groups?%CD%B8=1", localhost, "", 400),
                row("a header of a page", "GET /page/model.js", localhost + "Accept: \u0085\r\n", "", 400),
                row("an expectation", "PUT /api/v1/config", localhost + "Expect: x\r\n", "", 417));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAnsweredWithAProblem(String start, String headers, String body, int status, CapturedOutput output)
            throws IOException {
        String answer = answer(start + " HTTP/1.1\r\nConnection: close\r\n" + headers
                + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body);

        assertIsProblem(answer, status);
        assertThat(output.getAll()).doesNotContain("\tat ", " WARN ", " ERROR ");
    }

    /** Tomcat refuses ASCII control characters and accepts those of ISO 8859-1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Encoding",
                "Accept-Language",
                "Access-Control-Request-Method",
                "Authorization",
                "Content-Type",
                "Cookie",
                "If-Match",
                "If-Modified-Since",
                "If-None-Match",
                "Last-Event-ID",
                "Origin",
                "Range",
                "Referer",
                "Sec-Fetch-Site",
                "User-Agent",
                "X-Forwarded-For",
                "X-Own"
            })
    void aControlCharacterInAHeaderIsAnsweredWithAProblem(String header, CapturedOutput output) throws IOException {
        for (String start : List.of(
                "GET /api/v1/service",
                "GET /api/v1/events",
                "GET /index.html",
                "GET /swagger-ui/index.html",
                "GET /v3/api-docs",
                "GET /actuator/health/liveness",
                "GET /actuator/prometheus",
                "GET /nothing",
                "PUT /error",
                "PATCH /api/v1/config",
                "OPTIONS /api/v1/config")) {
            for (String value : List.of("\u0085", "x\u009f", "\u00c2\u0085")) {
                assertIsProblem(
                        answer(start + " HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n" + header + ": " + value
                                + "\r\n\r\n"),
                        400);
            }
        }
        assertThat(output.getAll()).doesNotContain("\tat ", " WARN ", " ERROR ");
    }

    @Test
    void aHeaderMayBeUtf8() throws IOException {
        String strasse = "Stra\u00c3\u009fe";

        assertThat(answer("GET /api/v1/service HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\nUser-Agent: "
                        + strasse + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c3\u009f",
                ";;;",
                "*",
                "\"",
                ",",
                "a/b;q=9",
                "text/plain;charset=nothing",
                "bytes=z",
                "bytes=0-1,2-99999999999999999999",
                "-1",
                "%00"
            })
    void noHeaderBringsAStackTrace(String value, CapturedOutput output) throws IOException {
        for (String start : List.of(
                "GET /api/v1/service",
                "GET /api/v1/groups",
                "GET /index.html",
                "GET /swagger-ui/index.html",
                "GET /v3/api-docs",
                "GET /actuator/health/liveness",
                "GET /actuator/prometheus",
                "PATCH /api/v1/config")) {
            for (String header : List.of(
                    "Accept",
                    "Accept-Charset",
                    "Accept-Language",
                    "Access-Control-Request-Method",
                    "Authorization",
                    "Content-Type",
                    "If-Match",
                    "If-Modified-Since",
                    "If-None-Match",
                    "If-Range",
                    "Origin",
                    "Range")) {
                assertThat(answer(start + " HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n" + header + ": "
                                + value + "\r\n\r\n"))
                        .as(start + " " + header)
                        .containsPattern("^HTTP/1.1 [234]");
            }
        }
        assertThat(output.getAll()).doesNotContain("\tat ", " WARN ", " ERROR ");
    }

    /** HTTP/1.0 requests as monitoring tools send them; browsers never do. Tomcat then uses the host name localhost. */
    @ParameterizedTest
    @CsvSource({
        "GET /actuator/health/liveness, '', 200",
        "HEAD /actuator/health/liveness, '', 200",
        "GET /, '', 200",
        "GET /v3/api-docs, '', 200",
        "GET /api/v1/service, '', 200",
        "GET /api/v1/service, Host:, 421",
        "GET http://evil.example/actuator/health/liveness, '', 421",
        "PUT /restart, Origin: http://evil.example, 403",
        "PUT /restart, Origin: null, 403",
        "PUT /restart, Sec-Fetch-Site: cross-site, 403",
    })
    void aRequestWithoutAHostComesFromNoBrowser(String start, String header, int status, CapturedOutput output)
            throws IOException {
        String answer = answer(start + " HTTP/1.0\r\n" + header + (header.isEmpty() ? "" : "\r\n") + "\r\n");

        assertThat(answer).containsPattern("^HTTP/1.[01] " + status + " ");
        assertThat(output.getAll()).doesNotContain("\tat ", " WARN ", " ERROR ");
    }

    static Stream<Arguments> brokenBodies() {
        return Stream.of(
                Arguments.of(Named.of("a chunk of no size", "zz\r\n{}\r\n0\r\n\r\n")),
                Arguments.of(Named.of("a chunk of a negative size", "-1\r\n{}\r\n0\r\n\r\n")),
                Arguments.of(Named.of("a chunk that is longer than it says", "1\r\n{}\r\n0\r\n\r\n")),
                Arguments.of(Named.of("a chunk of a huge size", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n")));
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void aBrokenBodyIsAnsweredWithAProblem(String body, CapturedOutput output) throws IOException {
        String answer = answer("PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + body);

        assertIsProblem(answer, 400);
        assertThat(output.getAll()).doesNotContain("\tat ", " WARN ", " ERROR ");
    }

    private static void assertIsProblem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        if (status >= 400) {
            assertThat(answer.toLowerCase(Locale.ROOT))
                    .contains("content-type: application/problem+json")
                    .contains("\"status\":" + status)
                    .contains("\"type\":\"/problems/" + KINDS.getOrDefault(status, ""))
                    .doesNotContain("exception", "<html");
        }
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Arguments row(String what, String start, String headers, String body, int status) {
        return Arguments.of(Named.of(what, start), headers, body, status);
    }
}
