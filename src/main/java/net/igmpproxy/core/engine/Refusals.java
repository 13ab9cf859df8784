package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.Finding.Occurrences;

/**
 * IGMP that was refused lately: of each interface and reason how often, and the last hosts. What has not happened again for a
 * while is forgotten, so that what is left lasts.
 */
final class Refusals {
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

    /** Enough to recognize what the hosts have in common. */
    private static final int EXAMPLES = 3;

    private final Map<Key, Refused> refused = new LinkedHashMap<>();

    private record Key(InterfaceName interfaceName, String label) {}

    private static final class Refused {
        private final Refusal refusal;
        private final long since;
        private final Deque<Ipv4Address> hosts = new ArrayDeque<>();
        private Optional<GroupAddress> group = Optional.empty();
        private long count;
        private long at;

        Refused(Refusal refusal, long since) {
            this.refusal = refusal;
            this.since = since;
        }

        void note(Ipv4Address host, Optional<GroupAddress> latest, long now) {
            count++;
            at = now;
            group = latest.or(() -> group);
            if (!hosts.contains(host)) {
                hosts.addFirst(host);
            }
            if (hosts.size() > EXAMPLES) {
                hosts.removeLast();
            }
        }

        Finding finding(Key key, long now) {
            return new Finding.IgmpRefused(
                    key.interfaceName(),
                    refusal,
                    key.label(),
                    new Finding.RefusedHosts(List.copyOf(hosts), group),
                    new Occurrences(count, Duration.ofNanos(now - since), Duration.ofNanos(now - at)));
        }
    }

    /**
     * Notes a refusal.
     *
     * @param label the reason as counters name it
     * @param sender who has sent the message, and the group it was about, if that is known
     */
    void note(InterfaceName name, Refusal refusal, String label, Sender sender, long now) {
        refused.computeIfAbsent(new Key(name, label), key -> new Refused(refusal, now))
                .note(sender.host(), sender.group(), now);
    }

    /** What is remembered, oldest first. */
    List<Finding> findings(long now) {
        refused.values().removeIf(entry -> entry.at + KEPT_NANOS <= now);
        return refused.entrySet().stream()
                .map(entry -> entry.getValue().finding(entry.getKey(), now))
                .toList();
    }

    /**
     * The sender of a message.
     *
     * @param group the group the message is about; empty if it is about none, or was not read
     */
    record Sender(Ipv4Address host, Optional<GroupAddress> group) {}
}
