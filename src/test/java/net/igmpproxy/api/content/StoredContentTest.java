package net.igmpproxy.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.igmpproxy.api.RestApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Public content is created once, independent of headers and query. */
@RestApiTest
@ExtendWith(OutputCaptureExtension.class)
class StoredContentTest {
    private final RestTestClient client;

    StoredContentTest(RestTestClient client) {
        this.client = client;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/page/model.js",
                "/swagger-ui/index.html",
                "/swagger-ui/swagger-ui-bundle.js",
                "/webjars/uplot/dist/uPlot.min.css",
                "/v3/api-docs",
                "/v3/api-docs.yaml"
            })
    void theSecondAnswerIsTheFirst(String path) {
        EntityExchangeResult<byte[]> first = get(path, "X", "x");
        EntityExchangeResult<byte[]> second = get(path + "?x=1", HttpHeaders.RANGE, "bytes=0-3");
        String etag = first.getResponseHeaders().getETag();

        assertThat(first.getStatus().value()).isEqualTo(200);
        assertThat(first.getResponseBodyContent()).isNotEmpty();
        assertThat(etag).isNotNull();
        assertThat(second.getStatus().value()).isEqualTo(200);
        assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
        assertThat(second.getResponseHeaders().getContentType())
                .isNotNull()
                .isEqualTo(first.getResponseHeaders().getContentType());
        assertThat(first.getResponseHeaders().getFirst("Content-Security-Policy"))
                .isEqualTo(second.getResponseHeaders().getFirst("Content-Security-Policy"))
                .isNotNull();
        assertThat(get(path, HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(etag))
                        .getStatus()
                        .value())
                .isEqualTo(304);
        client.head()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(Objects.requireNonNull(first.getResponseBodyContent()).length);
    }

    /** Springdoc creates and caches one API description per language. */
    @Test
    void noLanguageHasTheDescriptionMadeAgain(CapturedOutput output) {
        List.of("de", "fr-FR", "x-one", "en-x-two", "zh;q=0.5")
                .forEach(language -> get("/v3/api-docs", HttpHeaders.ACCEPT_LANGUAGE, language));

        assertThat(output.getAll().split("Init duration for springdoc", -1)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aNameThatAClientHasForTheServiceIsNotKept() {
        String one = initializer("http://127.0.0.1");
        String other = initializer("http://localhost");

        assertThat(one).contains("swagger");
        assertThat(other).contains("swagger");
        assertThat(get("/swagger-ui/swagger-initializer.js", "X", "x")
                        .getResponseHeaders()
                        .getETag())
                .isNull();
    }

    @Test
    void whatIsNotThereIsNotKept() {
        assertThat(get("/page/nothing.js", "X", "x").getStatus().value()).isEqualTo(404);
        assertThat(get("/page/nothing.js", "X", "x").getStatus().value()).isEqualTo(404);
    }

    @Test
    void aCrowdIsAnsweredWhateverItAsksFor() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(100);
        try {
            List<Future<Integer>> answers = IntStream.range(0, 300)
                    .mapToObj(client -> crowd.submit(
                            () -> get("/v3/api-docs?" + client, HttpHeaders.ACCEPT_LANGUAGE, "en-x-a" + client)
                                    .getStatus()
                                    .value()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 503);
            }
        } finally {
            crowd.shutdownNow();
        }
        assertThat(get("/v3/api-docs", "X", "x").getStatus().value()).isEqualTo(200);
    }

    private String initializer(String origin) {
        return new String(
                Objects.requireNonNull(get("/swagger-ui/swagger-initializer.js", HttpHeaders.ORIGIN, origin)
                        .getResponseBodyContent()),
                StandardCharsets.UTF_8);
    }

    private EntityExchangeResult<byte[]> get(String path, String header, String value) {
        return client.get().uri(path).header(header, value).exchange().returnResult(byte[].class);
    }
}
