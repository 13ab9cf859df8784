package net.igmpproxy.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.MulticastStream;

/** Downstream packets per second of one stream at maximum rate. */
final class Throughput implements Scenario {
    /** Rate above that of any processor. */
    private static final int A_SECOND = 10_000_000;

    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final int WINDOWS = 5;

    @Override
    public Set<Contender> contenders() {
        return EnumSet.of(Contender.IGMP_PROXY, Contender.IGMPPROXY, Contender.STATIC_ENTRY);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        Lan lan = lab.lan(1);
        stage.start();
        lan.forged(1).get(0).reportV2(Groups.group(0));
        try (MulticastStream stream =
                lab.source().stream(Groups.group(0)).packetsPerSecond(A_SECOND).start()) {
            long before = lan.packetsAtBystander();
            Await.until("the stream", () -> lan.packetsAtBystander() > before + A_SECOND / 1_000);
            List<Double> rates = Stream.generate(() -> rate(lan)).limit(WINDOWS).toList();
            Await.until("the stream to go on", () -> stream.sent() > 0);
            return List.of(Figure.of("one stream, as fast as it goes", "packets/ms", rates));
        }
    }

    private static double rate(Lan lan) {
        long packets = lan.packetsAtBystander();
        long begin = System.nanoTime();
        LockSupport.parkNanos(WINDOW.toNanos());
        double millis = (System.nanoTime() - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        return (lan.packetsAtBystander() - packets) / millis;
    }
}
