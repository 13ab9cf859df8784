package net.igmpproxy.api.events;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import net.igmpproxy.api.AccessReview;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.api.query.QueryParameters;
import net.igmpproxy.runtime.event.EventReader;
import net.igmpproxy.runtime.event.EventReaders;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves event streams. A stream occupies its request thread until it ends; {@link EventReaders} limits their number.
 */
@RestController
@EnableConfigurationProperties(EventProperties.class)
@Tag(name = "events", description = "State changes as an event stream")
class EventController {
    private static final Logger LOGGER = LoggerFactory.getLogger(EventController.class);
    private static final String PATH = "/api/v1/events";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String RETRY_SECONDS = "10";

    private final EventReaders readers;
    private final JsonMapper json;
    private final EventProperties properties;
    private final AccessReview access;
    private final MonotonicClock clock = MonotonicClock.system();

    EventController(EventReaders readers, AccessReview access, JsonMapper json, EventProperties properties) {
        this.readers = readers;
        this.access = access;
        this.json = json;
        this.properties = properties;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Streams events as server-sent events", description = EventTexts.DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "The stream. A comment is sent every 10 s as a heartbeat.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(EventTexts.EXAMPLE)))
    @ApiResponse(responseCode = "400", description = "The event type is unknown")
    @ApiResponse(
            responseCode = "503",
            description = "Too many clients read events, or the service is shutting down",
            headers = @Header(name = HttpHeaders.RETRY_AFTER, schema = @Schema(type = "integer")))
    void events(
            @Parameter(description = EventTexts.TYPE, example = "[\"member-joined\", \"member-left\"]")
                    @RequestParam(defaultValue = "")
                    String[] type,
            @Parameter(description = "Return only events of this interface", example = "[\"eth1\"]")
                    @RequestParam(name = "interface", defaultValue = "")
                    String[] interfaceName,
            @Parameter(description = "Return only events of this group", example = "[\"239.1.1.1\"]")
                    @RequestParam(defaultValue = "")
                    String[] group,
            @Parameter(
                            description = "ID of the last event received. The stream resumes after it.",
                            example = "mf3k2p1x-17")
                    @RequestHeader(name = LAST_EVENT_ID, defaultValue = "")
                    String lastEventIdHeader,
            @Parameter(description = "The same, for clients that cannot set the header")
                    @RequestParam(defaultValue = "")
                    String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        AccessWatch watch = new AccessWatch(access.of(request), clock);
        request.setAttribute(AccessReview.Grant.ATTRIBUTE, watch);
        EventFilter filter = EventFilter.of(type, interfaceName, group);
        String last = lastEventIdHeader.isEmpty() ? lastEventId : lastEventIdHeader;
        Optional<EventReader> admitted = last.isEmpty() ? readers.open() : readers.openBehind(last);
        try (EventReader reader = admitted.orElseThrow(() -> refusal(response))) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            stream(reader, filter, watch, response);
        }
    }

    /** Handles HEAD explicitly. Otherwise Spring would run the stream without a body and without end. */
    @RequestMapping(method = RequestMethod.HEAD, path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    @QueryParameters(
            value = {"type", "interface", "group", "lastEventId"},
            isRepeatable = true)
    ResponseEntity<Void> head() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }

    private void stream(EventReader reader, EventFilter filter, AccessWatch watch, HttpServletResponse response) {
        boolean stuck = false;
        try {
            new EventStream(reader, filter, watch, json, response.getOutputStream()).run(properties.pingInterval());
        } catch (IOException gone) {
            stuck = gone.getCause() instanceof SocketTimeoutException && watch.isValid();
            LOGGER.debug("A reader of events is gone", gone);
        }
        if (stuck || reader.isOutrun()) {
            readers.noteCutOff();
        }
    }

    private static ProblemException refusal(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return new ProblemException(
                ProblemType.TOO_MANY_READERS,
                "There are " + EventReaders.MAX_READERS
                        + " event streams open already, or the service is shutting down: close a stream, or try"
                        + " again later");
    }
}
