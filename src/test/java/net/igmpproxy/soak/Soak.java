package net.igmpproxy.soak;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;

/**
 * A long time in the life of the proxy: two hundred groups are joined and vanish without a leave, while one host watches.
 * It prints what the proxy uses; the exit status tells whether that stays as it is after the first third.
 */
public final class Soak {
    private static final int GROUPS = 200;
    private static final int PACKETS_PER_SECOND = 1000;
    private static final String WATCHED = "239.60.1.1";
    private static final int ROUNDS_A_READING = 30;
    private static final double MORE_LIVE_HEAP = 8 << 20;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<Reading> readings = new ArrayList<>();
    private final Duration length;
    private final long begin = System.nanoTime();

    private Soak(Duration length) {
        this.length = length;
    }

    /**
     * Runs it.
     *
     * @param arguments how many minutes
     */
    public static void main(String[] arguments) {
        boolean steady = new Soak(Duration.ofMinutes(Long.parseLong(arguments[0]))).run();
        System.exit(steady ? 0 : 1);
    }

    private boolean run() {
        ProxyConfig config = ProxyConfig.vyosExample()
                .with("queryInterval", "5s", "eth1", "eth2")
                .with("queryMaxResponseTime", "1s", "eth1", "eth2");
        try (Laboratory lab = Laboratory.running(config)) {
            MulticastStream clock = lab.source().stream(WATCHED).start();
            Subscription viewer = lab.lan(2).host("viewer", IgmpVersion.V3).join(WATCHED);
            List<String> groups = IntStream.range(0, GROUPS)
                    .mapToObj(group -> "239.61.1." + group)
                    .toList();
            lab.source().stream(groups.toArray(String[]::new))
                    .packetsPerSecond(PACKETS_PER_SECOND)
                    .start();
            VanishingHosts hosts = new VanishingHosts(lab.lan(1), groups, new Random(1));
            out.println(Reading.HEADING);
            while (elapsed().compareTo(length) < 0) {
                for (int round = 0; round < ROUNDS_A_READING; round++) {
                    hosts.live();
                    clock.awaitSent(PACKETS_PER_SECOND);
                }
                read(lab, viewer);
            }
        }
        return verdict();
    }

    private void read(Laboratory lab, Subscription viewer) {
        Reading reading = Reading.of(lab, viewer, elapsed());
        readings.add(reading);
        out.println(reading.line());
    }

    private boolean verdict() {
        Reading before = readings.get(readings.size() / 3);
        Reading after = readings.get(readings.size() - 1);
        boolean steady = after.descriptors() <= before.descriptors()
                && after.liveHeap() <= before.liveHeap() + MORE_LIVE_HEAP
                && after.lost() == 0;
        out.println(steady ? "passed: nothing grows, nothing was lost" : "failed: " + before + " became " + after);
        return steady;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
