package net.igmpproxy.runtime.diagnosis;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Counted;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;

/** Check for groups that are reported upstream but for which no packet has arrived. */
final class DataCheck {
    static final String TYPE = "no-data";

    /** Minimum age of a membership before missing data is reported. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private DataCheck() {}

    static Optional<Diagnosis> look(Situation situation) {
        return situation.upstream().flatMap(upstream -> look(situation, upstream.name()));
    }

    private static Optional<Diagnosis> look(Situation situation, InterfaceName upstream) {
        Set<Ipv4Address> flowing = situation.routes().stream()
                .filter(route -> route.packets() > route.wrongInterface())
                .map(route -> route.key().group())
                .collect(Collectors.toSet());
        List<GroupMembership> waiting = situation.memberships().stream()
                .filter(membership -> membership.age().compareTo(PATIENCE) > 0)
                .filter(membership -> !flowing.contains(membership.group().address()))
                .filter(membership -> isReported(membership, situation, upstream))
                .toList();
        long groups = waiting.stream().map(GroupMembership::group).distinct().count();
        return waiting.stream()
                .max(Comparator.comparing(GroupMembership::age).thenComparing(GroupMembership::group))
                .map(longest -> diagnosis(upstream, groups, longest));
    }

    private static boolean isReported(GroupMembership membership, Situation situation, InterfaceName upstream) {
        return situation
                .configurationOf(upstream)
                .filter(configured -> configured.policy().allows(membership.group()))
                .isPresent();
    }

    private static Diagnosis diagnosis(InterfaceName upstream, long groups, GroupMembership longest) {
        String all = Counted.choose(groups, "One group has", groups + " groups have");
        String packet = Counted.choose(
                groups, "no packet of it has arrived: ", "no packet of them has arrived, for" + " example of ");
        return Diagnosis.on(
                upstream,
                TYPE,
                Severity.INFO,
                all + " been reported on " + upstream + " for hosts, and " + packet + longest.group() + ", wanted on "
                        + longest.interfaceName() + " for "
                        + longest.age().toSeconds()
                        + " s. Possible causes: no sender, an upstream router that ignores the reports, or packets"
                        + " dropped on the way by a firewall or the reverse path filter. The command shows which"
                        + " (apt-get install tcpdump)",
                "tcpdump -ni " + Commands.quoted(upstream.value()) + " 'igmp or dst " + longest.group() + "'");
    }
}
