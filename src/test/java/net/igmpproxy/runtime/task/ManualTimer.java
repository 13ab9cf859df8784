package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timer whose periodic tasks run on the calling thread, when a test says so. */
final class ManualTimer extends ScheduledThreadPoolExecutor {
    private final List<Periodic> tasks = new CopyOnWriteArrayList<>();

    /** Task with the delay of its first run and of the further ones. */
    record Periodic(Runnable task, Duration first, Duration interval) {}

    ManualTimer() {
        super(1);
    }

    List<Periodic> tasks() {
        return tasks;
    }

    void runAll() {
        tasks.forEach(periodic -> periodic.task().run());
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long interval, TimeUnit unit) {
        tasks.add(new Periodic(
                task, Duration.of(first, unit.toChronoUnit()), Duration.of(interval, unit.toChronoUnit())));
        return super.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.DAYS);
    }
}
