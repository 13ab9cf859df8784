package net.igmpproxy.api.security.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer of an identity provider that has arrived completely. */
final class KeyResponse implements ClientHttpResponse {
    /** More than any set of keys has. */
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
     * Reads an answer to its end.
     *
     * @throws IOException if it is larger than a set of keys can be, or does not arrive in time
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
        // Nothing is open any more.
    }
}
