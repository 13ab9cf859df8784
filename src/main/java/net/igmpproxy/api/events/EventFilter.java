package net.igmpproxy.api.events;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;

/**
 * Filter of an event stream. An empty set matches all events.
 *
 * @param types      the wanted types
 * @param interfaces the wanted interfaces; an event must concern one of them
 * @param groups     the wanted groups; an event must concern one of them
 */
record EventFilter(Set<EventType> types, Set<String> interfaces, Set<String> groups) {
    /**
     * Parses the request parameters. Each may be repeated and may hold several values separated by commas.
     *
     * @throws ProblemException if an event type is unknown
     */
    static EventFilter of(String[] types, String[] interfaces, String[] groups) {
        Set<EventType> wanted = EnumSet.noneOf(EventType.class);
        values(types)
                .forEach(word -> wanted.add(EventType.of(word)
                        .orElseThrow(() -> new ProblemException(
                                ProblemType.INVALID_PARAMETER,
                                "Unknown event type " + word + ": known types are " + EventType.words()))));
        return new EventFilter(
                wanted,
                values(interfaces).collect(Collectors.toSet()),
                values(groups).collect(Collectors.toSet()));
    }

    boolean wants(StreamEvent event) {
        return (types.isEmpty() || types.contains(event.type()))
                && (interfaces.isEmpty() || event.concernsAnyInterface(interfaces))
                && (groups.isEmpty() || event.concernsAnyGroup(groups));
    }

    private static Stream<String> values(String[] parameters) {
        return Arrays.stream(parameters)
                .flatMap(parameter -> List.of(parameter.split(",")).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
