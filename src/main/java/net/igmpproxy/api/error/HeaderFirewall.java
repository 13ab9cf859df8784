package net.igmpproxy.api.error;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring's strict firewall that checks all headers before any filter runs. The base class checks a header only when it
 * is read; the rejection then occurs at an arbitrary place or never. Values may be UTF-8, which Tomcat presents as ISO
 * 8859-1.
 */
final class HeaderFirewall extends StrictHttpFirewall {
    HeaderFirewall() {
        setAllowedHeaderValues(value -> ALLOWED_HEADER_VALUES.test(value) || isText(value));
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        FirewalledRequest checked = super.getFirewalledRequest(request);
        for (String name : Collections.list(checked.getHeaderNames())) {
            // Listing the values checks each of them.
            Collections.list(checked.getHeaders(name));
        }
        if (isRange(request.getContentType())) {
            throw new RequestRejectedException("The header Content-Type is a range of media types");
        }
        return checked;
    }

    /**
     * Returns true if the content type is a media range. Spring rejects it with an exception that could also indicate
     * an internal error.
     */
    private static boolean isRange(@Nullable String contentType) {
        try {
            return contentType != null
                    && !contentType.isBlank()
                    && !MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static boolean isText(String value) {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            return ALLOWED_HEADER_VALUES.test(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return false;
        }
    }
}
