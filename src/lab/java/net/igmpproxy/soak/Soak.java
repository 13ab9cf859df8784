package net.igmpproxy.soak;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;

/**
 * Soak test of the proxy with its delivered options. Two hundred groups are joined and abandoned without a leave. Links
 * are flooded, the configuration changes and an interface is re-created, while one host receives a stream. Prints the
 * resource usage. The exit status is 0 if it is stable after the first third and below its limits.
 */
public final class Soak {
    private static final int LANS = 3;
    private static final int GROUPS = 200;
    private static final int PACKETS_PER_SECOND = 1000;
    private static final String WATCHED = "239.60.1.1";
    private static final int ROUNDS_A_READING = 30;
    private static final int READINGS_A_COLLECTION = 5;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Readings readings = new Readings();
    private final Duration length;
    private final long begin = System.nanoTime();
    private int count;
    private double liveHeap;

    private Soak(Duration length) {
        this.length = length;
    }

    /**
     * Runs the soak test.
     *
     * @param arguments the duration in minutes
     */
    public static void main(String[] arguments) {
        boolean steady = new Soak(Duration.ofMinutes(Long.parseLong(arguments[0]))).run();
        System.exit(steady ? 0 : 1);
    }

    private boolean run() {
        ProxyConfig config = ProxyConfig.vyosExample()
                .with("role", "downstream", "eth3")
                .with("queryInterval", "5s", "eth1", "eth2", "eth3")
                .with("queryMaxResponseTime", "1s", "eth1", "eth2", "eth3");
        try (Laboratory lab = Laboratory.plain(LANS)) {
            lab.startProxy(config, "running", Map.of(), List.of());
            MulticastStream clock = lab.source().stream(WATCHED).start();
            Subscription viewer = lab.lan(2).host("viewer", IgmpVersion.V3).join(WATCHED);
            List<String> groups = IntStream.range(0, GROUPS)
                    .mapToObj(group -> "239.61.1." + group)
                    .toList();
            lab.source().stream(groups.toArray(String[]::new))
                    .packetsPerSecond(PACKETS_PER_SECOND)
                    .start();
            VanishingHosts hosts = new VanishingHosts(lab.lan(1), groups, new Random(1));
            out.println(Readings.heading());
            try (Disturbances disturbances = new Disturbances(lab, lab.lan(1), lab.lan(3), new Random(2))) {
                while (elapsed().compareTo(length) < 0) {
                    live(clock, hosts, disturbances);
                    out.println(readings.add(elapsed(), measure -> read(measure, lab, viewer)));
                    count++;
                }
            }
        }
        return verdict();
    }

    private static void live(MulticastStream clock, VanishingHosts hosts, Disturbances disturbances) {
        for (int round = 0; round < ROUNDS_A_READING; round++) {
            hosts.live();
            disturbances.next();
            clock.awaitSent(PACKETS_PER_SECOND);
        }
    }

    /**
     * Reads a quantity. The live heap requires a full garbage collection, which the proxy would otherwise seldom run;
     * it is therefore read less often.
     */
    private double read(Measure measure, Laboratory lab, Subscription viewer) {
        if (measure != Measure.LIVE_HEAP) {
            return measure.read(lab, viewer);
        }
        if (count % READINGS_A_COLLECTION == 0) {
            liveHeap = measure.read(lab, viewer);
        }
        return liveHeap;
    }

    private boolean verdict() {
        List<String> problems = readings.problems();
        problems.forEach(problem -> out.println("failed: " + problem));
        if (problems.isEmpty()) {
            out.println("passed: nothing grows, nothing was lost");
        }
        return problems.isEmpty();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
