package net.igmpproxy.api.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.runtime.event.EventPosition;
import net.igmpproxy.runtime.event.EventReader;
import net.igmpproxy.runtime.event.RecordedEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one event stream in the format of the HTML standard, section "Server-sent events". The id of each block is the
 * position at which a reader can resume. Pings carry an id too, so that a reader with a narrow filter does not fall
 * behind.
 */
final class EventStream {
    /** First line of a stream: the reconnection time of the client, in milliseconds. */
    private static final String HEAD = "retry: 2000\n";

    private final EventReader reader;
    private final EventFilter filter;
    private final AccessWatch access;
    private final JsonMapper json;
    private final OutputStream out;

    EventStream(EventReader reader, EventFilter filter, AccessWatch access, JsonMapper json, OutputStream out) {
        this.reader = reader;
        this.filter = filter;
        this.access = access;
        this.json = json;
        this.out = out;
    }

    /**
     * Writes events until the reader is closed or the access is revoked.
     *
     * @param pingInterval the maximum silence of the stream
     * @throws IOException if the client closed the connection or does not read
     */
    void run(Duration pingInterval) throws IOException {
        write(HEAD + id(reader.position()) + "\n");
        if (reader.beginsWithGap()) {
            write(gap());
        }
        out.flush();
        long spoke = System.nanoTime();
        while (reader.isOpen() && access.isValid()) {
            Duration silence = Duration.ofNanos(System.nanoTime() - spoke);
            boolean written = writeNext(shorter(pingInterval.minus(silence), AccessWatch.INTERVAL));
            if (!written && silence.compareTo(pingInterval) >= 0) {
                write(": ping\n" + id(reader.position()) + "\n");
                written = true;
            }
            if (written) {
                spoke = System.nanoTime();
            }
            if (reader.isAtEnd()) {
                out.flush();
            }
        }
    }

    private boolean writeNext(Duration patience) throws IOException {
        Optional<RecordedEvent> event = reader.next(patience);
        Optional<StreamEvent> wanted =
                event.flatMap(recorded -> StreamEvents.of(recorded.event())).filter(filter::wants);
        if (wanted.isEmpty()) {
            return false;
        }
        write(block(wanted.get().type().word(), event.get().time(), wanted.get().fields()));
        return true;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private String gap() {
        return block(
                "gap",
                Instant.now(),
                Map.of(
                        "message",
                        "Events have been missed: GET the resources of interest again, /api/v1/groups, /api/v1/routes,"
                                + " /api/v1/interfaces or /api/v1/config; the events from here on are complete"));
    }

    private String block(String type, Instant time, Map<String, Object> fields) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("time", time.toString());
        data.put("type", type);
        data.putAll(fields);
        return id(reader.position()) + "event: " + type + "\ndata: " + json.writeValueAsString(data) + "\n\n";
    }

    private static String id(EventPosition position) {
        return "id: " + position + "\n";
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
