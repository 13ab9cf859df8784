package net.igmpproxy.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpVersion;

/** Number of upstream reports after thousands of IGMPv2 reports for one group each, at 20,000 per second. */
final class SingleReports implements Scenario {
    private static final int A_SECOND = 20_000;
    private static final int A_BURST = 20;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Override
    public Set<Contender> contenders() {
        return EnumSet.of(Contender.IGMP_PROXY, Contender.IGMPPROXY, Contender.FLOOR);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        int groups = stage.scale().singles();
        List<Runnable> bursts = IntStream.range(0, groups / A_BURST)
                .mapToObj(burst -> burst(lab, burst * A_BURST))
                .toList();
        stage.start();
        try (Capture upstream = lab.upstream().capture()) {
            Pace pace = new Pace(A_SECOND / A_BURST);
            bursts.forEach(pace::run);
            Groups.await(upstream, groups, LONGEST);
            long missing = (long) groups - Groups.asked(upstream).size();
            return List.of(new Figure(groups + " reports, 20,000/s", "", List.of(), groups, missing));
        }
    }

    private static Runnable burst(Laboratory lab, int first) {
        return lab.lan(1)
                .prepared(IntStream.range(first, first + A_BURST)
                        .mapToObj(Groups::group)
                        .map(group -> lab.lan(1)
                                .forged(1)
                                .get(0)
                                .frame(group, new IgmpMessage.OldReport(IgmpVersion.V2, group)))
                        .toList());
    }
}
