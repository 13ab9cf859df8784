package net.igmpproxy.simulation.peers;

import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;

/**
 * Group state of a router (RFC 9776 section 6.4). The filter mode is EXCLUDE while the group timer runs. In EXCLUDE
 * mode, a listed source without a running timer is blocked.
 */
final class RouterGroup {
    private final TreeMap<String, Long> sources = new TreeMap<>();
    private long excludeUntil;
    private long version1Until;
    private long version2Until;

    /**
     * Queries to send.
     *
     * @param group   true for a group-specific query
     * @param sources the sources of a group-and-source-specific query; empty for none
     */
    record Question(boolean group, Collection<String> sources) {
        boolean isNone() {
            return !group && sources.isEmpty();
        }
    }

    /** Returns true if packets of a source are forwarded. */
    boolean forwards(String source, long now) {
        boolean running = sources.getOrDefault(source, 0L) > now;
        return isExclude(now) ? running || !isBlocked(source) : running;
    }

    /** Returns true if no state is left. */
    boolean isGone(long now) {
        return !isExclude(now) && sources.values().stream().noneMatch(until -> until > now);
    }

    /** Records a report of an older host. */
    void heard(IgmpVersion version, RouterVariables variables, long now) {
        long until = now + variables.olderHostPresentInterval();
        if (version == IgmpVersion.V1) {
            version1Until = until;
        } else {
            version2Until = until;
        }
    }

    /** Applies a record (section 6.4); ignores those that older hosts make a router ignore (section 7.3.2). */
    Question apply(GroupRecord entry, RouterVariables variables, long now) {
        tidy(now);
        boolean older = Math.max(version1Until, version2Until) > now;
        boolean blocks = entry.type() == RecordType.BLOCK;
        boolean leaves = entry.type() == RecordType.TO_IN;
        if ((blocks && older) || (leaves && version1Until > now)) {
            return new Question(false, new TreeSet<>());
        }
        Collection<String> list =
                entry.type() == RecordType.TO_EX && older ? new TreeSet<>() : new TreeSet<>(entry.sources());
        long full = now + variables.groupMembershipInterval();
        return switch (entry.type()) {
            case IS_IN, ALLOW -> {
                list.forEach(source -> sources.put(source, full));
                yield new Question(false, new TreeSet<>());
            }
            case TO_IN -> {
                Collection<String> asked = running(now);
                asked.removeAll(list);
                list.forEach(source -> sources.put(source, full));
                yield new Question(isExclude(now), asked);
            }
            case IS_EX -> {
                exclude(list, isExclude(now) ? full : 0, full);
                yield new Question(false, new TreeSet<>());
            }
            case TO_EX -> {
                exclude(list, isExclude(now) ? excludeUntil : 0, full);
                Collection<String> asked = running(now);
                asked.retainAll(list);
                yield new Question(false, asked);
            }
            case BLOCK -> {
                if (isExclude(now)) {
                    list.forEach(source -> sources.putIfAbsent(source, excludeUntil));
                }
                Collection<String> asked = running(now);
                asked.retainAll(list);
                yield new Question(false, asked);
            }
        };
    }

    /** Lowers the timers of queried sources or the group (section 6.6.1). */
    void lower(Question question, long until, long now) {
        if (question.group() && isExclude(now)) {
            excludeUntil = Math.min(excludeUntil, until);
        }
        question.sources().forEach(source -> sources.computeIfPresent(source, (same, at) -> Math.min(at, until)));
    }

    private boolean isExclude(long now) {
        return excludeUntil > now;
    }

    private boolean isBlocked(String source) {
        return sources.containsKey(source);
    }

    /** Replaces the source list; new sources start with the given timer. */
    private void exclude(Collection<String> list, long sourceUntil, long groupUntil) {
        sources.keySet().retainAll(list);
        list.forEach(source -> sources.putIfAbsent(source, sourceUntil));
        excludeUntil = groupUntil;
    }

    private Set<String> running(long now) {
        Set<String> running = new TreeSet<>(sources.keySet());
        running.removeIf(source -> sources.getOrDefault(source, 0L) <= now);
        return running;
    }

    /** Removes blocked sources after the group timer has expired (section 6.5). */
    private void tidy(long now) {
        if (!isExclude(now)) {
            excludeUntil = 0;
            sources.values().removeIf(until -> until <= now);
        }
    }
}
