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

/** Time from the leave of a group's last host to the upstream leave, with quickleave. */
final class LeaveLatency implements Scenario {
    private static final int PATIENCE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Override
    public Set<Contender> contenders() {
        return EnumSet.of(Contender.IGMP_PROXY, Contender.IGMPPROXY, Contender.FLOOR);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        Scale scale = stage.scale();
        List<Double> latencies = new ArrayList<>();
        ForgedHost host = lab.lan(1).forged(1).get(0);
        stage.start();
        try (Capture leaves = lab.lan(1).captureAtRouter();
                Capture upstream = lab.upstream().capture()) {
            for (int number = 0; number < scale.joins() && number - latencies.size() < PATIENCE; number++) {
                String group = Groups.group(number);
                host.report(GroupRecord.of(RecordType.TO_EX, group));
                upstream.awaitJoin(group);
                host.report(GroupRecord.of(RecordType.TO_IN, group));
                if (Await.within(LONGEST, () -> !upstream.leaves(group).isEmpty())) {
                    Instant left = leaves.awaitLeave(group).time();
                    latencies.add(Groups.millis(left, upstream.awaitLeave(group).time()));
                }
            }
        }
        return List.of(
                new Figure("last host's leave", "ms", latencies, scale.joins(), scale.joins() - latencies.size()));
    }
}
