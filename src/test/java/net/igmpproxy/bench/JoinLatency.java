package net.igmpproxy.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;

/**
 * From a host's report to the router's, one join after the other: in a process that has just been started, and in one that has
 * seen thousands. Both moments are the kernel's: the report's arrival at the router, and that of the router's at the next one.
 */
final class JoinLatency implements Scenario {
    private static final int FIRST_JOINS = 60;

    /** Captures are begun anew, so that looking for the latest report does not take longer and longer. */
    private static final int AT_ONCE = 200;

    private static final int PATIENCE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Override
    public Set<Contender> contenders() {
        return EnumSet.allOf(Contender.class);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        Scale scale = stage.scale();
        stage.start();
        List<Double> cold = joins(lab, 0, FIRST_JOINS);
        joins(lab, FIRST_JOINS, scale.warmJoins());
        List<Double> warm = joins(lab, FIRST_JOINS + scale.warmJoins(), scale.joins());
        return List.of(
                new Figure("first " + FIRST_JOINS + " joins", "ms", cold, FIRST_JOINS, FIRST_JOINS - cold.size()),
                new Figure("joins after " + scale.warmJoins(), "ms", warm, scale.joins(), scale.joins() - warm.size()));
    }

    /** Those that were seen; a router that loses one after the other is not asked any more. */
    private static List<Double> joins(Laboratory lab, int first, int count) {
        List<Double> latencies = new ArrayList<>();
        ForgedHost host = lab.lan(1).forged(1).get(0);
        int lost = 0;
        for (int begin = first; begin < first + count && lost < PATIENCE; begin += AT_ONCE) {
            try (Capture reports = lab.lan(1).captureAtRouter();
                    Capture upstream = lab.upstream().capture()) {
                for (int number = begin;
                        number < Math.min(begin + AT_ONCE, first + count) && lost < PATIENCE;
                        number++) {
                    String group = Groups.group(number);
                    host.report(GroupRecord.of(RecordType.TO_EX, group));
                    if (Await.within(LONGEST, () -> !upstream.joins(group).isEmpty())) {
                        Instant reported = reports.awaitJoin(group).time();
                        latencies.add(Groups.millis(
                                reported, upstream.awaitJoin(group).time()));
                    } else {
                        lost++;
                    }
                }
            }
        }
        return latencies;
    }
}
