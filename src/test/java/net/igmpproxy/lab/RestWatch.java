package net.igmpproxy.lab;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.lab.netns.LaboratoryException;

/** Client that requests the same resources of the proxy periodically and records the response statuses. */
public final class RestWatch implements AutoCloseable {
    private static final int INTERVAL_MILLIS = 50;

    private final Rest rest;
    private final List<String> paths;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SortedMap<Integer, Integer> statuses = new TreeMap<>();
    private int answers;
    private int failures;
    private long lastNanos = System.nanoTime();
    private long longestNanos;
    private int requests;

    /** Starts with the first resource. */
    public RestWatch(Rest rest, List<String> paths) {
        this.rest = rest;
        this.paths = List.copyOf(paths);
        var unused = timer.scheduleWithFixedDelay(this::request, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void request() {
        try {
            int status =
                    rest.send("GET", paths.get(requests++ % paths.size()), "").status();
            synchronized (this) {
                statuses.merge(status, 1, Integer::sum);
                answers++;
                longestNanos = Math.max(longestNanos, System.nanoTime() - lastNanos);
                lastNanos = System.nanoTime();
            }
        } catch (LaboratoryException nobodyListens) {
            synchronized (this) {
                failures++;
            }
        }
    }

    /** Returns the statuses of all responses so far. */
    public synchronized SortedSet<Integer> statuses() {
        return new TreeSet<>(statuses.keySet());
    }

    /** Returns the number of responses with a status so far. */
    public synchronized int count(int status) {
        return statuses.getOrDefault(status, 0);
    }

    /** Returns the number of responses so far. */
    public synchronized int answers() {
        return answers;
    }

    /** Returns the number of requests without a response so far, because nothing listened or the connection ended. */
    public synchronized int failures() {
        return failures;
    }

    /** Returns the longest time without a response so far. */
    public synchronized Duration longestSilence() {
        return Duration.ofNanos(Math.max(longestNanos, System.nanoTime() - lastNanos));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
