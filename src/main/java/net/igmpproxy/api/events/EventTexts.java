package net.igmpproxy.api.events;

/** Texts about events in the API description. */
final class EventTexts {
    static final String TYPE = "Only events of these types: member-joined, member-left, group-joined-upstream,"
            + " group-changed-upstream, group-left-upstream, source-rejected, route-installed, route-removed,"
            + " querier-changed, interface-up, interface-down, limit-reached, configuration-applied, restarted;"
            + " several with commas between, or as several parameters";

    static final String DESCRIPTION = """
            Each event has an id, its type as the event, and one JSON object as data: time, type, and

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
            | restarted | none; every route has been installed once more |
            | gap | message |

            A reader that comes back with the id it has read last goes on behind it. The proxy keeps the last 1000 events;
            if those that are wanted are gone, or were told by an earlier process, the stream begins with an event gap,
            whatever the filter, and goes on with all there are: GET the resources of interest again. A reader that falls
            behind by 1000 events, or takes nothing for five seconds, is cut off. A stream ends within a second after its
            token was revoked or has expired.
            """;

    static final String EXAMPLE = """
            id: mf3k2p1x-17
            event: member-joined
            data: {"time":"2026-01-02T03:04:05.678Z","type":"member-joined","interface":"eth1","group":"239.1.1.1",\
            "host":"192.168.1.2"}

            """;

    private EventTexts() {}
}
