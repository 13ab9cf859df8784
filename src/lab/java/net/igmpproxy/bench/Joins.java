package net.igmpproxy.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;

/** Sequential joins of one host, measured from its report at the router to the upstream report. */
final class Joins {
    /** Number of joins per capture; a new capture keeps the search for the latest report short. */
    private static final int AT_ONCE = 200;

    private static final int PATIENCE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private Joins() {}

    /** Joins consecutive groups; stops after several losses. */
    static Figure measure(String what, Laboratory lab, int first, int count) {
        List<Double> latencies = new ArrayList<>();
        int lost = 0;
        for (int begin = first; begin < first + count && lost < PATIENCE; begin += AT_ONCE) {
            lost += measure(lab, begin, Math.min(begin + AT_ONCE, first + count), PATIENCE - lost, latencies);
        }
        return new Figure(what, "ms", latencies, count, count - latencies.size());
    }

    /**
     * Joins groups until the given number is lost.
     *
     * @return the number of lost joins
     */
    private static int measure(Laboratory lab, int begin, int end, int patience, List<Double> latencies) {
        ForgedHost host = lab.lan(1).forged(1).get(0);
        int lost = 0;
        try (Capture reports = lab.lan(1).captureAtRouter();
                Capture upstream = lab.upstream().capture()) {
            for (int number = begin; number < end && lost < patience; number++) {
                String group = Groups.group(number);
                host.report(GroupRecord.of(RecordType.TO_EX, group));
                if (Await.within(LONGEST, () -> !upstream.joins(group).isEmpty())) {
                    Instant reported = reports.awaitJoin(group).time();
                    latencies.add(
                            Groups.millis(reported, upstream.awaitJoin(group).time()));
                } else {
                    lost++;
                }
            }
        }
        return lost;
    }
}
