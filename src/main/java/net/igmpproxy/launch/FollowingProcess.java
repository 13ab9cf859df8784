package net.igmpproxy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import net.igmpproxy.linux.handover.ServiceManager;
import net.igmpproxy.runtime.task.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process in the role of the {@link NextProcess} of another process. */
final class FollowingProcess {
    /** Environment variable with the process id of the other process. */
    static final String VARIABLE = "IGMP_PROXY_FOLLOWS";

    private static final Logger LOGGER = LoggerFactory.getLogger(FollowingProcess.class);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** OOM score adjustment of this process: the kernel kills it before the process that forwards (proc(5)). */
    private static final String FIRST_TO_KILL = "500";

    private static final Path KILL_SCORE = Path.of("/proc/self/oom_score_adj");

    private FollowingProcess() {}

    /**
     * Suppresses notifications to the service manager until the process that started this one has exited.
     *
     * @return true if such a process exists
     */
    static boolean begin(Map<String, String> environment, ServiceManager manager) {
        Optional<ProcessHandle> before = predecessor(environment);
        before.ifPresent(process -> {
            manager.setSilent(true);
            Optional<String> score = replaceKillScore(FIRST_TO_KILL);
            afterEnd(process, () -> {
                score.ifPresent(FollowingProcess::replaceKillScore);
                manager.setSilent(false);
            });
        });
        return before.isPresent();
    }

    /** Returns the process that started this one as its replacement, if it still runs. */
    static Optional<ProcessHandle> predecessor(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(number -> number.matches("[0-9]{1,10}"))
                .flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
                .filter(NextProcess::isThere);
    }

    /** Runs an action on a thread of its own when a process has exited. */
    static void afterEnd(ProcessHandle process, Runnable action) {
        DaemonThreads.of(
                        () -> {
                            while (NextProcess.isThere(process)) {
                                LockSupport.parkNanos(LOOK.toNanos());
                            }
                            action.run();
                        },
                        "igmp-proxy-following")
                .start();
    }

    /** Replaces the OOM score adjustment and returns the previous value; empty if the kernel refuses. */
    private static Optional<String> replaceKillScore(String score) {
        try {
            String before = Files.readString(KILL_SCORE).strip();
            Files.writeString(KILL_SCORE, score);
            return Optional.of(before);
        } catch (IOException refused) {
            LOGGER.debug("The score stays: {}", refused.getMessage());
            return Optional.empty();
        }
    }
}
