package net.igmpproxy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import net.igmpproxy.runtime.DaemonThreads;

/** This process as the {@link NextProcess} of another one. */
final class FollowingProcess {
    /** The variable with the number of the other one. */
    static final String VARIABLE = "IGMP_PROXY_FOLLOWS";

    private static final Duration LOOK = Duration.ofMillis(50);

    private FollowingProcess() {}

    /** The process that has started this one to take its place, if it is there. */
    static Optional<ProcessHandle> predecessor(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(number -> number.matches("[0-9]{1,10}"))
                .flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
                .filter(NextProcess::isThere);
    }

    /** Has something done when a process has ended. */
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
}
