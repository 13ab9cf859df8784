package net.igmpproxy.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.lab.netns.LaboratoryException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client of the proxy's REST API. */
public final class Rest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Rest(URI base) {
        this.base = base;
    }

    /**
     * Response.
     *
     * @param body the text of the body
     */
    public record Answer(int status, String body) {
        /** Parses the body as JSON. */
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** Returns the base URI, as reached from the test machine. */
    public URI base() {
        return base;
    }

    /**
     * Gets a resource as JSON.
     *
     * @throws AssertionError if the status is not 2xx
     */
    public JsonNode get(String path) {
        return successful("GET", path, "").json();
    }

    /** Gets the {@code items} of a list resource, from all pages. */
    public List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path);
        page.path("items").forEach(items::add);
        while (page.has("next")) {
            page = get(path + (path.contains("?") ? "&" : "?") + "cursor="
                    + page.path("next").asString());
            page.path("items").forEach(items::add);
        }
        return items;
    }

    /**
     * Gets a resource as text.
     *
     * @throws AssertionError if the status is not 2xx
     */
    public String text(String path) {
        return successful("GET", path, "").body();
    }

    /**
     * Replaces a resource.
     *
     * @throws AssertionError if the status is not 2xx
     */
    public void put(String path, JsonNode body) {
        successful("PUT", path, body.toString());
    }

    /**
     * Sends a POST request without a body.
     *
     * @throws AssertionError if the status is not 2xx
     */
    public void post(String path) {
        successful("POST", path, "");
    }

    /** Sends a request with a JSON body and returns any response. */
    public Answer send(String method, String path, String body) {
        try {
            var response = client.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .timeout(Await.PATIENCE)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new LaboratoryException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted in " + method + " " + path, e);
        }
    }

    private Answer successful(String method, String path, String body) {
        Answer answer = send(method, path, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(method + " " + path + " was answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
