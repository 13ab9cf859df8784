package net.igmpproxy.simulation.peers;

import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;

/**
 * What a router concludes of one group (RFC 9776 section 6.4). The filter mode follows from the group timer: EXCLUDE
 * while it runs. A source is listed with its timer; one whose timer does not run is blocked, in EXCLUDE mode.
 */
final class RouterGroup {
    private final TreeMap<String, Long> sources = new TreeMap<>();
    private long excludeUntil;
    private long version1Until;
    private long version2Until;

    /**
     * What hosts are to be asked.
     *
     * @param group   whether about the group
     * @param sources about which sources
     */
    record Question(boolean group, Collection<String> sources) {
        boolean isNone() {
            return !group && sources.isEmpty();
        }
    }

    /** Whether packets of a source are wanted. */
    boolean forwards(String source, long now) {
        boolean running = sources.getOrDefault(source, 0L) > now;
        return isExclude(now) ? running || !isBlocked(source) : running;
    }

    /** Whether there is nothing left. */
    boolean isGone(long now) {
        return !isExclude(now) && sources.values().stream().noneMatch(until -> until > now);
    }

    /** A host of an older version is there. */
    void heard(IgmpVersion version, RouterVariables variables, long now) {
        long until = now + variables.olderHostPresentInterval();
        if (version == IgmpVersion.V1) {
            version1Until = until;
        } else {
            version2Until = until;
        }
    }

    /** Section 6.4, and 7.3.2 for what older hosts make a router ignore. */
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

    /** Lowers timers to what is left to answer a question (section 6.6.1). */
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

    /** Keeps the listed sources and no others; those that are new begin with a timer. */
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

    /** What the end of the group timer does: blocked sources are forgotten (section 6.5). */
    private void tidy(long now) {
        if (!isExclude(now)) {
            excludeUntil = 0;
            sources.values().removeIf(until -> until <= now);
        }
    }
}
