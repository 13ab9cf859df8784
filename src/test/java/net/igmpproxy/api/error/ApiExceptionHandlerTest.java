package net.igmpproxy.api.error;

import static net.igmpproxy.api.JsonRequests.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.igmpproxy.api.RestApiTest;
import net.igmpproxy.runtime.control.FakeProxyControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@RestApiTest
class ApiExceptionHandlerTest {
    private final RestTestClient client;
    private final FakeProxyControl control;

    ApiExceptionHandlerTest(RestTestClient client, FakeProxyControl control) {
        this.client = client;
        this.control = control;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, not-found",
        "GET, /nothing, 404, not-found",
        "GET, /page/nothing.js, 404, not-found",
        "GET, /error, 404, not-found",
        "GET, /actuator/env, 404, not-found",
        "DELETE, /api/v1/config, 405, method-not-allowed",
        "POST, /api/v1/interfaces/eth0, 405, method-not-allowed",
        "GET, /restart, 405, method-not-allowed",
        "POST, /api/v1/routes, 405, method-not-allowed",
        "GET, /api/v1/groups?group=%ff, 400, invalid-parameter",
        "GET, /api/v1/interfaces/a%2Fb, 400, bad-request",
    })
    void whateverIsRefusedIsAProblem(String method, String path, int status, String type) {
        client.method(HttpMethod.valueOf(method))
                .uri(builder -> URI.create(builder.build() + path))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + type)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.title")
                .isNotEmpty();
    }

    @Test
    void saysWhichMethodsArePossible() {
        client.delete()
                .uri("/api/v1/config")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED)
                .expectHeader()
                .exists(HttpHeaders.ALLOW)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("DELETE is not supported here; supported are GET, PATCH, PUT");
    }

    @ParameterizedTest
    @CsvSource({"application/x-www-form-urlencoded", "application/yaml", "text/plain"})
    void saysWhichMediaTypeToSend(String mediaType) {
        client.put()
                .uri("/api/v1/config")
                .contentType(MediaType.parseMediaType(mediaType))
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Send application/json and name it in the Content-Type header");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/config, 406", "/api/v1/interfaces/eth9, 406", "/nothing, 404"})
    void aProblemIsToldWhateverTheClientAccepts(String path, int status) {
        client.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, "nonsense")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status);
    }

    @Test
    void saysWhichMediaTypeToAccept() {
        client.get()
                .uri("/api/v1/service")
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_ACCEPTABLE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Accept application/json");
    }

    @Test
    void anUnexpectedFailureTellsNothingOfTheInside() {
        control.failWith(new NullPointerException("secret of the inside"));

        send(client, HttpMethod.PUT, "/api/v1/service", "{\"enabled\": false}")
                .expectStatus()
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR)
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .contains("/problems/internal-error")
                        .doesNotContain("secret", "Exception", "net.igmpproxy"));
    }
}
