package net.igmpproxy.scenario.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Takes what is answered as text, which this generator does not read where an operation can answer with JSON, too. To the
 * client such an answer is empty.
 */
final class TextAnswers implements Consumer<HttpResponse<InputStream>> {
    private String last = "";

    /** The last answer that was text. */
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
