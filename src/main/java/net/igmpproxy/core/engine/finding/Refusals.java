package net.igmpproxy.core.engine.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Recently refused IGMP messages: number and last hosts by interface and reason. Entries expire ({@link Recurrence}),
 * so findings show only lasting problems.
 */
public final class Refusals {
    private final Map<Key, Refused> refused = new LinkedHashMap<>();

    private record Key(InterfaceName interfaceName, String label) {}

    private static final class Refused {
        private final Refusal refusal;
        private final RecentHosts hosts = new RecentHosts();
        private Optional<GroupAddress> group = Optional.empty();
        private Recurrence recurrence;

        Refused(Refusal refusal, long now) {
            this.refusal = refusal;
            this.recurrence = Recurrence.first(0, now);
        }

        void note(Ipv4Address host, Optional<GroupAddress> latest, long now) {
            recurrence = recurrence.again(1, now);
            group = latest.or(() -> group);
            hosts.note(host);
        }

        Finding finding(Key key, long now) {
            return new Finding.IgmpRefused(
                    key.interfaceName(),
                    refusal,
                    key.label(),
                    new Finding.RefusedHosts(hosts.all(), group),
                    recurrence.occurrences(now));
        }
    }

    /**
     * Records a refusal.
     *
     * @param label  metric label value of the reason
     * @param sender sender of the message, with its group if known
     */
    public void note(InterfaceName name, Refusal refusal, String label, Sender sender, long now) {
        refused.computeIfAbsent(new Key(name, label), key -> new Refused(refusal, now))
                .note(sender.host(), sender.group(), now);
    }

    /**
     * Findings of the entries that have not expired, oldest first.
     *
     * @param admits condition on hosts that an interface accepts now; such hosts are removed from refusals of their
     *               address
     */
    public List<Finding> findings(BiPredicate<InterfaceName, Ipv4Address> admits, long now) {
        refused.forEach((key, entry) -> {
            if (entry.refusal == Refusal.FOREIGN_HOST) {
                entry.hosts.removeIf(host -> admits.test(key.interfaceName(), host));
            }
        });
        refused.values().removeIf(entry -> entry.hosts.isEmpty() || entry.recurrence.isOver(now));
        return refused.entrySet().stream()
                .map(entry -> entry.getValue().finding(entry.getKey(), now))
                .toList();
    }

    /**
     * Sender of a message.
     *
     * @param group group of the message; empty if it has none, or was not read
     */
    public record Sender(Ipv4Address host, Optional<GroupAddress> group) {}
}
