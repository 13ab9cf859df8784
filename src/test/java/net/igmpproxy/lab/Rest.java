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

/** The proxy's REST interface. */
public final class Rest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Rest(URI base) {
        this.base = base;
    }

    /**
     * An answer.
     *
     * @param body the text as it came
     */
    public record Answer(int status, String body) {
        /** The body read as JSON. */
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** Where it is reached from the machine the tests run on. */
    public URI base() {
        return base;
    }

    /** A resource that is there. */
    public JsonNode get(String path) {
        return successful("GET", path, "").json();
    }

    /** The {@code items} of a list resource, of all its pages. */
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

    /** A resource that is there, as text. */
    public String text(String path) {
        return successful("GET", path, "").body();
    }

    /** Replaces a resource; to be refused is a failure. */
    public void put(String path, JsonNode body) {
        successful("PUT", path, body.toString());
    }

    /** Posts nothing but the request itself; to be refused is a failure. */
    public void post(String path) {
        successful("POST", path, "");
    }

    /** Sends any request with any body, JSON if there is one, and takes any answer. */
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
