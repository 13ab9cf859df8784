package net.igmpproxy.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;

/** From the start of the process to the first packet at a host that waits. */
final class StartTime implements Scenario {
    private static final int STARTS = 3;

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
                waiting.awaitPackets(1);
                times.add(Groups.millis(begin, waiting.reception().first().orElseThrow()));
                router.close();
                waiting.leave();
            }
        }
        return List.of(Figure.of("start to first packet", "ms", times));
    }
}
