package net.igmpproxy.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;

/**
 * A hundred hosts change groups repeatedly, 5,000 times per second in total. Measures the processor time, and checks
 * that the final upstream memberships match those of the hosts.
 */
final class Zaps implements Scenario {
    private static final int HOSTS = 100;
    private static final int GROUPS = 500;
    private static final int A_SECOND = 5_000;
    private static final int A_BURST = 20;

    /** Coprime to the number of groups, so that each host visits all of them. */
    private static final int STRIDE = 13;

    private static final int NEIGHBOURS = 7;
    private static final double PERCENT = 100;

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        List<Runnable> bursts = bursts(lab);
        Router router = stage.start();
        Pace pace = new Pace(A_SECOND / A_BURST);
        int seconds = stage.scale().zapSeconds();
        int total = seconds * A_SECOND / A_BURST;
        Duration before = router.processorTime();
        IntStream.range(0, total).forEach(burst -> pace.run(bursts.get(burst % bursts.size())));
        Duration taken = router.processorTime().minus(before);

        Set<String> wanted = IntStream.range(0, HOSTS)
                .mapToObj(host -> group(host, total * A_BURST / HOSTS))
                .collect(Collectors.toSet());
        return List.of(
                Figure.of(
                        "5,000 zaps/s",
                        "% of a core",
                        List.of(PERCENT
                                * taken.toMillis()
                                / Duration.ofSeconds(seconds).toMillis())),
                new Figure("groups wrong after that", "", List.of(), wanted.size(), wrong(lab, wanted)));
    }

    /** Returns the number of groups that are missing or superfluous in the response to a general query. */
    private static long wrong(Laboratory lab, Set<String> wanted) {
        try (Capture upstream = lab.upstream().capture()) {
            lab.upstream().router().query(IgmpVersion.V3);
            Await.within(Duration.ofSeconds(5), () -> answered(upstream).containsAll(wanted));
            Set<String> asked = answered(upstream);
            Set<String> right = new HashSet<>(asked);
            right.retainAll(wanted);
            return asked.size() + wanted.size() - 2L * right.size();
        }
    }

    /** Returns the groups in current-state records; state-change records are retransmitted and not counted. */
    private static Set<String> answered(Capture upstream) {
        return upstream.igmp().stream()
                .flatMap(packet -> packet.message() instanceof IgmpMessage.Report report
                        ? report.records().stream()
                        : Stream.empty())
                .filter(record -> record.type() == RecordType.IS_EX)
                .map(GroupRecord::group)
                .collect(Collectors.toSet());
    }

    /** Returns the group changes of all hosts until each is back at its first group, in turn. */
    private static List<Runnable> bursts(Laboratory lab) {
        List<ForgedHost> hosts = lab.lan(1).forged(HOSTS);
        List<byte[]> frames = IntStream.range(0, HOSTS * GROUPS)
                .mapToObj(number -> zap(hosts.get(number % HOSTS), number % HOSTS, number / HOSTS))
                .toList();
        return IntStream.range(0, frames.size() / A_BURST)
                .mapToObj(burst -> lab.lan(1).prepared(frames.subList(burst * A_BURST, (burst + 1) * A_BURST)))
                .toList();
    }

    private static byte[] zap(ForgedHost host, int number, int step) {
        return host.reportFrame(
                GroupRecord.of(RecordType.TO_IN, group(number, step)),
                GroupRecord.of(RecordType.TO_EX, group(number, step + 1)));
    }

    private static String group(int host, int step) {
        return Groups.group((host * NEIGHBOURS + step * STRIDE) % GROUPS);
    }
}
