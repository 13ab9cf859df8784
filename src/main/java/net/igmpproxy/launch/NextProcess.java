package net.igmpproxy.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import net.igmpproxy.runtime.task.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Process of the installed version that this process starts as its replacement. This process continues until the other
 * one is complete; a service manager would stop this one first. The other process has the same control group,
 * privileges and environment. It sends no notifications to the service manager while this process runs
 * ({@link FollowingProcess}). Thread-safe.
 */
public final class NextProcess {
    /** Environment variable with the program that the service manager started, set by that program. */
    static final String PROGRAM = "IGMP_PROXY_PROGRAM";

    /** Maximum time of a start on a slow machine. */
    static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(NextProcess.class);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Variables that apply only to the process started by the service manager, whose process id may be reused. */
    private static final Set<String> OF_FIRST_PROCESS =
            Set.of("WATCHDOG_PID", "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES");

    /**
     * Shell script that starts a program, prints its process id and exits, so that init becomes the parent of the
     * program. systemd treats any other new main process as alien: it kills that process without SIGTERM and does not
     * restart it. A shell without job control starts background commands with SIGINT ignored (POSIX, 2.11). A signal
     * that is ignored at the start cannot be trapped, so {@code env} resets it where supported.
     */
    private static final List<String> DETACHED = List.of("/bin/sh", "-c", """
            env --default-signal=INT true 2> /dev/null && set -- env --default-signal=INT "$@"
            "$@" < /dev/null >&2 &
            echo $!
            """, "sh");

    private final List<String> command;
    private final Duration longestStart;
    private @Nullable ProcessHandle started;

    NextProcess(List<String> command, Duration longestStart) {
        this.command = List.copyOf(command);
        this.longestStart = longestStart;
    }

    /**
     * Returns the replacement with the command line of this process; empty if the environment does not name the
     * program.
     *
     * @param arguments arguments of this process
     */
    public static Optional<NextProcess> of(Map<String, String> environment, String[] arguments) {
        return Optional.ofNullable(environment.get(PROGRAM)).map(program -> {
            List<String> command = new ArrayList<>(List.of(program));
            command.addAll(List.of(arguments));
            return new NextProcess(command, LONGEST_START);
        });
    }

    /**
     * Starts the process, unless it is already starting.
     *
     * @param hasPlace returns false if this process no longer forwards because of its configuration. The other process
     *                 would wait in vain and is killed
     */
    synchronized void start(BooleanSupplier hasPlace) {
        if (number().isPresent()) {
            LOGGER.info("Process {} is starting already to take the place of this one", number().getAsLong());
            return;
        }
        try {
            ProcessHandle process = launch();
            started = process;
            LOGGER.info("Process {} has been started to take the place of this one", process.pid());
            DaemonThreads.of(() -> watch(process, hasPlace), "igmp-proxy-next").start();
        } catch (IOException refused) {
            LOGGER.error("No process can be started to take the place of this one: {}", refused.getMessage());
        }
    }

    private ProcessHandle launch() throws IOException {
        List<String> detached = new ArrayList<>(DETACHED);
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached).redirectError(ProcessBuilder.Redirect.INHERIT);
        prepare(builder.environment(), ProcessHandle.current().pid());
        try (BufferedReader output = builder.start().inputReader()) {
            String number = output.readLine();
            return Optional.ofNullable(number)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .orElseThrow(() -> new IOException(command.get(0) + " has ended at once"));
        }
    }

    /** Converts the environment of this process to that of the next process. */
    static void prepare(Map<String, String> environment, long predecessor) {
        environment.keySet().removeAll(OF_FIRST_PROCESS);
        environment.put(FollowingProcess.VARIABLE, Long.toString(predecessor));
    }

    private void watch(ProcessHandle process, BooleanSupplier hasPlace) {
        long beganNanos = System.nanoTime();
        while (isThere(process)) {
            if (!hasPlace.getAsBoolean()) {
                LOGGER.warn(
                        "Process {} is ended: this one does not forward any more and has no place to give",
                        process.pid());
                process.destroyForcibly();
                return;
            }
            if (System.nanoTime() - beganNanos >= longestStart.toNanos()) {
                LOGGER.error(
                        "Process {} has not taken the place of this one for {} s, and is ended",
                        process.pid(),
                        longestStart.toSeconds());
                process.destroyForcibly();
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        LOGGER.error("Process {}, which was to take the place of this one, has ended", process.pid());
    }

    /** Returns the process id, if the process runs. */
    synchronized OptionalLong number() {
        return Optional.ofNullable(started).filter(NextProcess::isThere).stream()
                .mapToLong(ProcessHandle::pid)
                .findFirst();
    }

    /** Returns true if a process runs. A zombie does not count: it has exited, but its parent has not waited for it. */
    static boolean isThere(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Reads the state, which follows the process name in parentheses: proc(5). */
    private static boolean isZombie(long number) {
        try {
            String line =
                    Files.readString(Path.of("/proc", Long.toString(number), "stat"), StandardCharsets.ISO_8859_1);
            return line.startsWith("Z", line.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return true;
        }
    }
}
