package net.igmpproxy.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatusCode;

class ProblemTypeTest {
    @ParameterizedTest
    @CsvSource({
        "400, bad-request",
        "401, unauthenticated",
        "403, forbidden",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "408, request-timeout",
        "413, too-large",
        "415, unsupported-media-type",
        "417, bad-request",
        "421, unknown-host",
        "429, too-many-attempts",
        "431, bad-request",
        "500, internal-error",
        "501, bad-request",
        "503, unavailable",
        "505, bad-request"
    })
    void aStatusOfTheWebServerHasTheKindOfTheApi(int status, String kind) {
        assertThat(ProblemType.of(HttpStatusCode.valueOf(status)).uri()).hasToString("/problems/" + kind);
    }
}
