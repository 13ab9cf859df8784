package net.igmpproxy.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.lab.netns.LaboratoryException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that reads a stream of server-sent events, on a thread of its own. */
public final class ServerSentEvents implements AutoCloseable {
    private static final Block END = new Block(Map.of());

    private final InputStream body;
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

    private ServerSentEvents(InputStream body) {
        this.body = body;
    }

    /**
     * What stands between two empty lines.
     *
     * @param fields the fields by name; a comment has the empty one
     */
    public record Block(Map<String, String> fields) {
        /** Its id; empty if it has none. */
        public String id() {
            return fields.getOrDefault("id", "");
        }

        /** The type of its event; empty if it has none. */
        public String event() {
            return fields.getOrDefault("event", "");
        }

        /** Its data as JSON. */
        public JsonNode data() {
            return JsonMapper.shared().readTree(fields.getOrDefault("data", "{}"));
        }

        private boolean isEnd() {
            return fields.isEmpty();
        }

        /** Whether it is nothing but a comment and an id. */
        public boolean isComment() {
            return fields.containsKey("") && event().isEmpty();
        }
    }

    /** Begins to read, and waits for the first block, which tells no event but where the stream begins. */
    public static ServerSentEvents open(URI uri, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri);
            HttpResponse<InputStream> response = HttpClient.newHttpClient()
                    .send(
                            (headers.length == 0 ? request : request.headers(headers)).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(uri + " was answered " + response.statusCode() + ": " + text(response.body()));
            }
            ServerSentEvents events = new ServerSentEvents(response.body());
            Thread reader = new Thread(events::run, "server-sent events");
            reader.setDaemon(true);
            reader.start();
            events.take();
            return events;
        } catch (IOException e) {
            throw new LaboratoryException("GET " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted in GET " + uri, e);
        }
    }

    /** The next event; comments are passed over. */
    public Block next() {
        Block block = take();
        while (block.isComment()) {
            block = take();
        }
        if (block.isEnd()) {
            throw new AssertionError("the stream has ended");
        }
        return block;
    }

    /** The next block of any kind. */
    public Block take() {
        try {
            Block block = blocks.poll(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (block == null) {
                throw new AssertionError("nothing came within " + Await.PATIENCE);
            }
            return block;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted while waiting for an event", e);
        }
    }

    /** Waits for the end of the stream, whatever comes before. */
    public void awaitEnd() {
        Block block = take();
        while (!block.isEnd()) {
            block = take();
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new LaboratoryException("close", e);
        }
    }

    private void run() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    blocks.add(parse(block));
                    block.clear();
                } else {
                    block.add(line);
                }
            }
        } catch (IOException closed) {
            // The end as well.
        } finally {
            blocks.add(END);
        }
    }

    private static Block parse(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new Block(fields);
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
}
