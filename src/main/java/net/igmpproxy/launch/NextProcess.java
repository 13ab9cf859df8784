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
 * The process of the installed version that this one starts to take its place, while this one goes on until all of the other is
 * there. A service manager would end this one first. The other is in the same control group, with the same rights and the same
 * environment, and tells the service manager nothing as long as this one is there ({@link FollowingProcess}). Any thread may
 * use it.
 */
public final class NextProcess {
    /** The variable that names the program that the service manager has started, set by that program. */
    static final String PROGRAM = "IGMP_PROXY_PROGRAM";

    /** Longest time of a start on a slow machine. */
    static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(NextProcess.class);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** They are of the process that the service manager has started; the number of that one may be another's later. */
    private static final Set<String> OF_FIRST_PROCESS =
            Set.of("WATCHDOG_PID", "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES");

    /**
     * Starts a program, prints its number, and ends, so that the first process of the machine is its parent. To systemd any other
     * main process is an alien: it is killed without a signal to end in order, and not started again when it dies. A shell without
     * job control has SIGINT ignored by what it starts like this (POSIX, 2.11), and what is ignored at the start cannot be trapped:
     * where {@code env} can it sets that right.
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
     * One that is started as this one was; empty if nobody says how that is.
     *
     * @param arguments those of this process
     */
    public static Optional<NextProcess> of(Map<String, String> environment, String[] arguments) {
        return Optional.ofNullable(environment.get(PROGRAM)).map(program -> {
            List<String> command = new ArrayList<>(List.of(program));
            command.addAll(List.of(arguments));
            return new NextProcess(command, LONGEST_START);
        });
    }

    /**
     * Starts it, unless it is starting.
     *
     * @param hasPlace returns false if this process has no place to give any more, since it is told not to forward: the other one
     *                 would wait in vain, and is ended
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

    /** Makes the environment of the next process of that of this one. */
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

    /** Its number, if it is there. */
    synchronized OptionalLong number() {
        return Optional.ofNullable(started).filter(NextProcess::isThere).stream()
                .mapToLong(ProcessHandle::pid)
                .findFirst();
    }

    /** Returns true if a process runs. One that has ended is still known until its parent has asked about it. */
    static boolean isThere(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** The state follows the name, which is in brackets: proc(5). */
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
