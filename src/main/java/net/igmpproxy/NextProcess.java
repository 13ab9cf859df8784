package net.igmpproxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of the installed version that this one starts to take its place, while this one goes on until all of the other is
 * there. A service manager would end this one first. The other is in the same control group, with the same rights and the same
 * environment; it is silent towards the service manager until this process has named it as the main process of the service, and
 * has closed the pipe that is its standard input. Any thread may use it.
 */
final class NextProcess {
    /** The variable that names the program that the service manager has started, set by that program. */
    static final String PROGRAM = "IGMP_PROXY_PROGRAM";

    private static final Logger LOGGER = LoggerFactory.getLogger(NextProcess.class);

    /** It is the number of this process, which the next one need not look at. */
    private static final String WATCHED = "WATCHDOG_PID";

    private final List<String> command;
    private @Nullable Process started;

    private NextProcess(List<String> command) {
        this.command = command;
    }

    /**
     * One that is started as this one was; empty if nobody says how that is.
     *
     * @param arguments those of this process
     */
    static Optional<NextProcess> of(Map<String, String> environment, String[] arguments) {
        return Optional.ofNullable(environment.get(PROGRAM)).map(program -> {
            List<String> command = new ArrayList<>(List.of(program));
            command.addAll(List.of(arguments));
            return new NextProcess(List.copyOf(command));
        });
    }

    /** Starts it, unless it is starting. */
    synchronized void start() {
        if (started != null && started.isAlive()) {
            LOGGER.info("The process {} is starting already to take the place of this one", started.pid());
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove(WATCHED);
        builder.environment().put(FollowingProcess.VARIABLE, "true");
        try {
            Process process = builder.start();
            started = process;
            LOGGER.info("The process {} has been started to take the place of this one", process.pid());
            var unused = process.onExit().thenAccept(NextProcess::ended);
        } catch (IOException refused) {
            LOGGER.error("No process can be started to take the place of this one: {}", refused.getMessage());
        }
    }

    private static void ended(Process process) {
        LOGGER.error(
                "The process {}, which was to take the place of this one, has ended with status {}; this one goes on",
                process.pid(),
                process.exitValue());
    }

    /** Its number, if it is there. */
    synchronized OptionalLong number() {
        return started != null && started.isAlive() ? OptionalLong.of(started.pid()) : OptionalLong.empty();
    }

    /** It is the main process of the service now. */
    synchronized void release() {
        if (started != null) {
            try {
                started.getOutputStream().close();
            } catch (IOException gone) {
                LOGGER.debug("The next process has ended", gone);
            }
        }
    }
}
