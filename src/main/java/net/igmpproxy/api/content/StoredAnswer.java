package net.igmpproxy.api.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;

/** Complete response to a GET request, independent of the client and of all request headers. */
final class StoredAnswer {
    private final byte[] body;
    private final @Nullable String type;
    private final String etag;

    /**
     * Creates a response.
     *
     * @param type the media type; null if none was set
     */
    StoredAnswer(byte[] body, @Nullable String type) {
        this.body = body.clone();
        this.type = type;
        this.etag = "\"" + DigestUtils.md5DigestAsHex(body) + "\"";
    }

    int sizeBytes() {
        return body.length;
    }

    /** Sends status 304 if the client already has this response, otherwise the complete response. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        if (type != null) {
            response.setContentType(type);
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
