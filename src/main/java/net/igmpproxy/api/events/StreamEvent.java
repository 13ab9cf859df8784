package net.igmpproxy.api.events;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;

/** Event in the form of the stream: its type, its fields in order, and the interfaces it concerns. */
final class StreamEvent {
    private static final String GROUP = "group";

    private final EventType type;
    private final Set<String> interfaces = new LinkedHashSet<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();

    StreamEvent(EventType type) {
        this.type = type;
    }

    EventType type() {
        return type;
    }

    /** Returns all fields except time and type. */
    Map<String, Object> fields() {
        return fields;
    }

    /** Returns true if the event concerns one of these interfaces. */
    boolean concernsAnyInterface(Set<String> names) {
        return interfaces.stream().anyMatch(names::contains);
    }

    /** Returns true if the event concerns one of these groups. */
    boolean concernsAnyGroup(Set<String> groups) {
        return fields.get(GROUP) instanceof String group && groups.contains(group);
    }

    StreamEvent at(InterfaceName name) {
        return at("interface", name);
    }

    /** @param field the role of the interface in the event */
    StreamEvent at(String field, InterfaceName name) {
        interfaces.add(name.value());
        return with(field, name.value());
    }

    /** @param field the role of the interfaces in the event */
    StreamEvent at(String field, List<InterfaceName> names) {
        List<String> values = names.stream().map(InterfaceName::value).toList();
        interfaces.addAll(values);
        return with(field, values);
    }

    StreamEvent about(GroupAddress group) {
        return with(GROUP, group.toString());
    }

    /** @param group the group; {@code 0.0.0.0} means all groups and is written as {@code *} */
    StreamEvent about(Ipv4Address group) {
        return with(GROUP, star(group));
    }

    /** @param source the source; {@code 0.0.0.0} means all sources and is written as {@code *} */
    StreamEvent from(Ipv4Address source) {
        return with("source", star(source));
    }

    StreamEvent with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    private static String star(Ipv4Address address) {
        return address.isUnspecified() ? "*" : address.toString();
    }
}
