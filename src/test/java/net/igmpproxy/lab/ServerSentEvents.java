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

/** Client of a server-sent event stream, which it reads in a separate thread. */
public final class ServerSentEvents implements AutoCloseable {
    private static final Block END = new Block(Map.of());

    private final InputStream body;
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

    private ServerSentEvents(InputStream body) {
        this.body = body;
    }

    /**
     * Block between two empty lines.
     *
     * @param fields the fields by name; a comment has an empty name
     */
    public record Block(Map<String, String> fields) {
        /** Returns the ID; empty if there is none. */
        public String id() {
            return fields.getOrDefault("id", "");
        }

        /** Returns the event type; empty if there is none. */
        public String event() {
            return fields.getOrDefault("event", "");
        }

        /** Parses the data as JSON. */
        public JsonNode data() {
            return JsonMapper.shared().readTree(fields.getOrDefault("data", "{}"));
        }

        private boolean isEnd() {
            return fields.isEmpty();
        }

        /** Returns true if the block has a comment and no event. */
        public boolean isComment() {
            return fields.containsKey("") && event().isEmpty();
        }
    }

    /** Opens a stream and waits for its first block, which contains only the start position. */
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

    /** Waits for the next event; skips comments. */
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

    /** Waits for the next block. */
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

    /** Waits for the end of the stream; skips all blocks. */
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
            // A closed connection also ends the stream.
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
