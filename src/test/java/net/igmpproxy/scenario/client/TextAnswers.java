package net.igmpproxy.scenario.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Captures text responses. The generator does not read them for operations that may also return JSON; the client sees
 * an empty body.
 */
final class TextAnswers implements Consumer<HttpResponse<InputStream>> {
    private String last = "";

    /** Returns the last text response. */
    String last() {
        return last;
    }

    @Override
    public void accept(HttpResponse<InputStream> response) {
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/plain")) {
            try {
                last = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
