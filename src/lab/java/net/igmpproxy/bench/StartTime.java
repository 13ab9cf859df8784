package net.igmpproxy.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;

/** Time from the start of the process to the first packet at a waiting host. */
final class StartTime implements Scenario {
    private static final int STARTS = 3;

    /** Timeout. igmpproxy queries at startup and not again soon, so a host whose report is lost waits long. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Override
    public Set<Contender> contenders() {
        return EnumSet.of(Contender.IGMP_PROXY, Contender.IGMPPROXY);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        List<Double> times = new ArrayList<>();
        String group = Groups.group(0);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            stream.awaitSent(1);
            for (int start = 0; start < STARTS; start++) {
                Subscription waiting =
                        lab.lan(1).host("waiting" + start, IgmpVersion.V3).join(group);
                Instant begin = Instant.now();
                Router router = stage.start();
                Await.within(LONGEST, () -> waiting.reception().packets() > 0);
                waiting.reception().first().ifPresent(first -> times.add(Groups.millis(begin, first)));
                router.close();
                waiting.leave();
            }
        }
        return List.of(new Figure("start to first packet", "ms", times, STARTS, STARTS - times.size()));
    }
}
