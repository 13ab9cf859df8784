package net.igmpproxy.api.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Event types of the stream, usable as a filter. */
enum EventType {
    MEMBER_JOINED,
    MEMBER_LEFT,
    GROUP_JOINED_UPSTREAM,
    GROUP_CHANGED_UPSTREAM,
    GROUP_LEFT_UPSTREAM,
    SOURCE_REJECTED,
    ROUTE_INSTALLED,
    ROUTE_REMOVED,
    QUERIER_CHANGED,
    INTERFACE_UP,
    INTERFACE_DOWN,
    LIMIT_REACHED,
    CONFIGURATION_APPLIED,
    RESTARTED;

    /** Returns the name in the stream, such as {@code member-joined}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Returns the names of all types, in declaration order and separated by commas. */
    static String words() {
        return Arrays.stream(values()).map(EventType::word).collect(Collectors.joining(", "));
    }
}
