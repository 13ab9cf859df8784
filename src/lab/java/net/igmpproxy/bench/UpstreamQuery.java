package net.igmpproxy.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.IgmpWriter;

/** Response to a general query of the upstream querier with a Max Resp Time of 1 s and thousands of memberships. */
final class UpstreamQuery implements Scenario {
    private static final Duration RESPONSE_TIME = Duration.ofSeconds(1);

    /** IP header length in bytes with the Router Alert option. */
    private static final int IP_HEADER = 24;

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        int groups = stage.scale().groups();
        stage.start();
        Set<String> wanted = IntStream.range(0, groups).mapToObj(Groups::group).collect(Collectors.toSet());
        Groups.joinAndAwait(lab, 0, groups);
        try (Capture arrivals = lab.captureUpstreamAtRouter();
                Capture answers = lab.upstream().capture()) {
            lab.upstream().router().query(IgmpVersion.V3);
            Groups.await(answers, groups, RESPONSE_TIME.multipliedBy(5));
            Instant asked = Await.value(
                            "the query", () -> arrivals.igmp().stream().findFirst())
                    .time();
            Instant latest = asked.plus(RESPONSE_TIME);
            long inTime = answers.igmp().stream()
                    .filter(answer -> !answer.time().isAfter(latest))
                    .flatMap(answer -> Groups.asked(answer).stream())
                    .distinct()
                    .count();
            double took = Groups.millis(asked, Groups.complete(answers, wanted).orElse(latest));
            double longest = answers.igmp().stream()
                    .mapToInt(UpstreamQuery::octets)
                    .max()
                    .orElse(0);
            return List.of(
                    new Figure(groups + " groups asked for", "ms", List.of(took), groups, groups - inTime),
                    Figure.of("longest answer", "octets", List.of(longest)));
        }
    }

    private static int octets(IgmpPacket packet) {
        return IP_HEADER + IgmpWriter.write(packet.message()).length;
    }
}
