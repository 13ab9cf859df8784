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
 * Spring's firewall, except that it checks all headers before any filter runs. By itself it checks a header when somebody
 * reads it, so that the refusal surfaces anywhere, or not at all. Values may be UTF-8, which Tomcat presents as ISO 8859-1.
 */
final class HeaderFirewall extends StrictHttpFirewall {
    HeaderFirewall() {
        setAllowedHeaderValues(value -> ALLOWED_HEADER_VALUES.test(value) || isText(value));
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        FirewalledRequest checked = super.getFirewalledRequest(request);
        for (String name : Collections.list(checked.getHeaderNames())) {
            // Each value is checked as it is listed.
            Collections.list(checked.getHeaders(name));
        }
        if (isRange(request.getContentType())) {
            throw new RequestRejectedException("The header Content-Type is a range of media types");
        }
        return checked;
    }

    /** Spring refuses it with an exception that could as well be a fault of the service. */
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
