package net.igmpproxy.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;

/** Number of packets lost when a thousand flows to joined groups start at once, with sources in an alt-subnet. */
final class FlowStart implements Scenario {
    private static final int PACKETS_OF_EACH = 20;
    private static final int MOST_A_SECOND = 20_000;

    /** Packets per second of each flow. The kernel queues four packets of an unresolved flow, which bridges 200 ms. */
    private static final int OF_EACH_A_SECOND = 20;

    @Override
    public Set<Contender> contenders() {
        return EnumSet.of(Contender.IGMP_PROXY, Contender.IGMPPROXY);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Scale scale = stage.scale();
        stage.start();
        return List.of(
                measure(stage.lab(), "few", 0, scale.flows()),
                measure(stage.lab(), "many", scale.flows(), scale.manyFlows()));
    }

    private static Figure measure(Laboratory lab, String host, int first, int flows) {
        List<String> groups =
                IntStream.range(first, first + flows).mapToObj(Groups::group).toList();
        List<Subscription> subscriptions;
        try (Capture upstream = lab.upstream().capture()) {
            subscriptions = lab.lan(1).host(host, IgmpVersion.V3).joinAll(groups);
            Await.within(Await.PATIENCE, () -> Groups.asked(upstream).containsAll(groups));
        }
        long packets = (long) groups.size() * PACKETS_OF_EACH;
        int rate = Math.min(MOST_A_SECOND, flows * OF_EACH_A_SECOND);
        try (MulticastStream stream =
                lab.source().stream(groups).packetsPerSecond(rate).start()) {
            stream.awaitSent((int) packets);
            Await.within(Await.PATIENCE, () -> received(subscriptions).count() >= groups.size());
        }
        long missing = (groups.size() - received(subscriptions).count()) * PACKETS_OF_EACH
                + received(subscriptions)
                        .mapToLong(each -> each.lost() + each.missedAtStart())
                        .sum();
        return new Figure(flows + " flows begin", "", List.of(), packets, missing);
    }

    private static Stream<Reception> received(List<Subscription> subscriptions) {
        return subscriptions.stream().flatMap(subscription -> subscription.receptions().stream());
    }
}
