package net.igmpproxy.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;

/** Numbered groups, reports for them, and the resulting upstream reports. */
final class Groups {
    private static final String FIRST = "239.100.0.1";
    private static final String LINK_LOCAL = "224.0.0.";
    private static final int RECORDS_A_REPORT = 150;
    private static final long LOOK_NANOS = 100_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private Groups() {}

    static String group(int number) {
        return Ipv4.plus(FIRST, number);
    }

    /** Returns the frames of reports for consecutive groups, with as many records per packet as fit. */
    static List<byte[]> reports(Lan lan, int first, int count) {
        return reports(lan.forged(1).get(0), first, count);
    }

    /** Returns the frames of reports from the given host. */
    static List<byte[]> reports(ForgedHost host, int first, int count) {
        List<byte[]> frames = new ArrayList<>();
        for (int begin = first; begin < first + count; begin += RECORDS_A_REPORT) {
            frames.add(host.reportFrame(IntStream.range(begin, Math.min(begin + RECORDS_A_REPORT, first + count))
                    .mapToObj(number -> GroupRecord.of(RecordType.TO_EX, group(number)))
                    .toArray(GroupRecord[]::new)));
        }
        return frames;
    }

    /** Joins consecutive groups on the first link and waits for the upstream reports. */
    static void joinAndAwait(Laboratory lab, int first, int count) {
        try (Capture upstream = lab.upstream().capture()) {
            lab.lan(1).prepared(reports(lab.lan(1), first, count)).run();
            await(upstream, count, Await.PATIENCE);
        }
    }

    /** Returns the groups in captured joins. */
    static Set<String> asked(Capture capture) {
        Set<String> groups = new HashSet<>();
        capture.igmp().forEach(packet -> groups.addAll(asked(packet)));
        return groups;
    }

    /**
     * Waits until the given number of groups is reported, or for the maximum time. Checks seldom, so as not to compete
     * with the router for the processor.
     */
    static void await(Capture capture, int groups, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end && asked(capture).size() < groups) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Returns the time at which the last of the groups was first reported; empty if one is missing. */
    static Optional<Instant> complete(Capture capture, Set<String> wanted) {
        Set<String> left = new HashSet<>(wanted);
        for (IgmpPacket packet : capture.igmp()) {
            asked(packet).forEach(left::remove);
            if (left.isEmpty()) {
                return Optional.of(packet.time());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the groups that a message joins. The router's kernel also reports its own memberships of 224.0.0.2 and
     * 224.0.0.22; these are ignored.
     */
    static List<String> asked(IgmpPacket packet) {
        return askedOfAll(packet).filter(group -> !group.startsWith(LINK_LOCAL)).toList();
    }

    private static Stream<String> askedOfAll(IgmpPacket packet) {
        if (packet.message() instanceof IgmpMessage.Report report) {
            return report.records().stream().filter(GroupRecord::joins).map(GroupRecord::group);
        }
        return packet.message() instanceof IgmpMessage.OldReport report ? Stream.of(report.group()) : Stream.empty();
    }

    static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / NANOS_PER_MILLI;
    }
}
