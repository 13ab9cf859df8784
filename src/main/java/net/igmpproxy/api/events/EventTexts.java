package net.igmpproxy.api.events;

/** Texts about events in the API description. */
final class EventTexts {
    static final String TYPE = "Return only events of these types: member-joined, member-left, group-joined-upstream,"
            + " group-changed-upstream, group-left-upstream, source-rejected, route-installed, route-removed,"
            + " querier-changed, interface-up, interface-down, limit-reached, configuration-applied, restarted."
            + " Separate several types with commas, or repeat the parameter.";

    static final String DESCRIPTION = """
            Each event has an id, its type in the event field, and one JSON object as data. The object has time, type
            and these fields:

            | type | further fields |
            |---|---|
            | member-joined, member-left | interface, group, host |
            | group-joined-upstream, group-changed-upstream | interface, group, filterMode, sources (the first 100) |
            | group-left-upstream | interface, group |
            | source-rejected | interface, source, group |
            | route-installed | source, group, input, outputs |
            | route-removed | source, group, input |
            | querier-changed | interface, querier, isQuerier, forwards |
            | interface-up, interface-down | interface, state |
            | limit-reached | interface, limit, maximum, group, host; at most once a second |
            | configuration-applied | enabled, complete |
            | restarted | none; all routes have been installed again |
            | gap | message |

            A client that reconnects with the id of the last event it received resumes after that event. The proxy keeps
            the last 1000 events. If the missed events are no longer stored, or an earlier process sent them, the stream
            starts with a gap event, regardless of the filter, and then resumes with all stored events: GET the
            resources of interest again. The proxy disconnects a client that falls behind by 1000 events, or that
            accepts no data for five seconds. A stream ends within a second after its token has been revoked or has
            expired.
            """;

    static final String EXAMPLE = """
            id: mf3k2p1x-17
            event: member-joined
            data: {"time":"2026-01-02T03:04:05.678Z","type":"member-joined","interface":"eth1","group":"239.1.1.1",\
            "host":"192.168.1.2"}

            """;

    private EventTexts() {}
}
