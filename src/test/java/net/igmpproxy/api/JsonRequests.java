package net.igmpproxy.api;

import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.change.ConfigurationVersion;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Requests with a JSON body, and entity tags. */
public final class JsonRequests {
    private JsonRequests() {}

    /** Sends a JSON body. */
    public static RestTestClient.ResponseSpec send(RestTestClient client, HttpMethod method, String uri, String body) {
        return client.method(method)
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    /** Returns the entity tag of a configuration. */
    public static String tagOf(ProxyConfiguration configuration) {
        return "\"" + ConfigurationVersion.of(configuration).value() + "\"";
    }
}
