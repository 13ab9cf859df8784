package net.igmpproxy.api.security.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** Completely received response of an identity provider. */
final class KeyResponse implements ClientHttpResponse {
    /** Maximum size of the body in bytes; larger than any key set. */
    private static final int MOST_BYTES = 1 << 20;

    private final HttpStatusCode status;
    private final String text;
    private final HttpHeaders headers;
    private final byte[] content;

    private KeyResponse(HttpStatusCode status, String text, HttpHeaders headers, byte[] content) {
        this.status = status;
        this.text = text;
        this.headers = headers;
        this.content = content;
    }

    /**
     * Reads a response to its end.
     *
     * @throws IOException if the response exceeds the maximum size or does not arrive in time
     */
    static ClientHttpResponse read(ClientHttpResponse response) throws IOException {
        try (response) {
            byte[] content = response.getBody().readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new IOException("its answer has more than " + MOST_BYTES + " bytes");
            }
            return new KeyResponse(response.getStatusCode(), response.getStatusText(), response.getHeaders(), content);
        }
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public String getStatusText() {
        return text;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public void close() {
        // The original response is already closed.
    }
}
