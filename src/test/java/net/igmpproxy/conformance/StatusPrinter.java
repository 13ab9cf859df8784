package net.igmpproxy.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.GroupMembership.SourceTimer;
import net.igmpproxy.core.membership.SourceFilter;

/** Formats the state of the core in the notation of RFC 9776 section 6.4. */
final class StatusPrinter {
    private static final String NONE = "-";

    private StatusPrinter() {}

    /** Formats a membership: {@code eth1 239.1.1.1 EXCLUDE (10.0.0.5=270s, 10.0.0.6) timer 270s v3}. */
    static String membership(GroupMembership membership) {
        String timer = membership
                .groupTimer()
                .map(left -> " timer " + TimeText.seconds(left))
                .orElse("");
        String configured = membership
                .configured()
                .map(wanted -> " static " + filter(wanted))
                .orElse("");
        return membership.interfaceName() + " " + membership.group() + " " + state(membership) + timer + " v"
                + membership.compatibilityMode() + configured;
    }

    /** Formats the hosts: {@code eth1 239.1.1.1 host 192.168.1.10 v3 INCLUDE (10.0.0.5) for 270s}. */
    static Stream<String> hosts(GroupMembership membership) {
        return membership.hosts().stream()
                .map(host -> membership.interfaceName() + " " + membership.group() + " host " + host.address() + " v"
                        + host.version() + " " + filter(host.filter()) + " for " + TimeText.seconds(host.expires()));
    }

    /** Formats an interface: {@code eth1 DOWNSTREAM ACTIVE v3 querier 192.168.1.1 self groups 2 hosts 3}. */
    static String interfaceStatus(InterfaceStatus status) {
        return status.name() + " " + status.role() + " " + status.state()
                + status.igmp().map(StatusPrinter::igmp).orElse("");
    }

    private static String igmp(InterfaceStatus.Igmp igmp) {
        return " v" + igmp.version() + " querier "
                + igmp.querier().map(Object::toString).orElse(NONE) + (igmp.self() ? " self" : "") + " groups "
                + igmp.groups() + " hosts " + igmp.hosts();
    }

    private static String state(GroupMembership membership) {
        String requested = timers(membership.sources());
        if (membership.filterMode() == FilterMode.INCLUDE) {
            return "INCLUDE (" + requested + ")";
        }
        return "EXCLUDE (" + requested + ", "
                + addresses(membership.sources(), timer -> timer.timer().isZero()) + ")";
    }

    /** Formats sources with running timers, in order of expiry. */
    private static String timers(List<SourceTimer> sources) {
        Map<Duration, List<String>> byTime = new TreeMap<>();
        for (SourceTimer source : sources) {
            if (!source.timer().isZero()) {
                byTime.computeIfAbsent(source.timer(), time -> new ArrayList<>())
                        .add(source.address().toString());
            }
        }
        return byTime.isEmpty()
                ? NONE
                : byTime.entrySet().stream()
                        .flatMap(entry -> AddressText.words(entry.getValue()).stream()
                                .map(word -> word + "=" + TimeText.seconds(entry.getKey())))
                        .collect(Collectors.joining(" "));
    }

    private static String addresses(List<SourceTimer> sources, Predicate<SourceTimer> which) {
        List<String> addresses = sources.stream()
                .filter(which)
                .map(source -> source.address().toString())
                .toList();
        return addresses.isEmpty() ? NONE : AddressText.write(addresses);
    }

    private static String filter(SourceFilter filter) {
        List<String> sources = filter.sources().stream().map(Object::toString).toList();
        return filter.mode() + " (" + (sources.isEmpty() ? NONE : AddressText.write(sources)) + ")";
    }
}
