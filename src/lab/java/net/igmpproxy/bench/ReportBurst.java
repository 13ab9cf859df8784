package net.igmpproxy.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;

/** Time until thousands of groups in simultaneous IGMPv3 reports are reported upstream. */
final class ReportBurst implements Scenario {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Override
    public Set<Contender> contenders() {
        return EnumSet.of(Contender.IGMP_PROXY, Contender.IGMPPROXY, Contender.FLOOR);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        Scale scale = stage.scale();
        stage.start();
        return List.of(burst(lab, 0, scale.groups()), burst(lab, scale.groups(), scale.manyGroups()));
    }

    private static Figure burst(Laboratory lab, int first, int groups) {
        Runnable reports = lab.lan(1).prepared(Groups.reports(lab.lan(1), first, groups));
        try (Capture arrivals = lab.lan(1).captureAtRouter();
                Capture upstream = lab.upstream().capture()) {
            reports.run();
            Set<String> wanted = IntStream.range(first, first + groups)
                    .mapToObj(Groups::group)
                    .collect(Collectors.toSet());
            Groups.await(upstream, groups, LONGEST);
            Set<String> missing = new HashSet<>(wanted);
            missing.removeAll(Groups.asked(upstream));
            Instant begin = Await.value(
                            "the first report", () -> arrivals.igmp().stream().findFirst())
                    .time();
            Instant end = Groups.complete(upstream, wanted).orElse(begin.plus(LONGEST));
            return new Figure(
                    groups + " groups at once", "ms", List.of(Groups.millis(begin, end)), groups, missing.size());
        }
    }
}
