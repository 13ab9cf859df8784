package net.igmpproxy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files with the state of this process, for probes that run beside it. During a handover another process of the service
 * may own the ports, so a request over the network could reach the wrong process. Each file has one line: process id,
 * start time of the process in ticks since boot ({@code proc(5)}, field 22 of {@code stat}), and write time in seconds
 * since boot. The write time is independent of the wall clock. A probe accepts a recent line of a process that still
 * runs. Confined to one thread at a time.
 */
final class ProbeFiles {
    /** File written while the loop answers, or while the process is on standby. */
    static final String ALIVE = "alive";

    /** File written while the proxy forwards, and removed otherwise. */
    static final String FORWARDING = "forwarding";

    private static final Logger LOGGER = LoggerFactory.getLogger(ProbeFiles.class);
    private static final Path OWN_STATUS = Path.of("/proc/self/stat");
    private static final Path UPTIME = Path.of("/proc/uptime");

    /** Index of the start time among the fields after the process name, which may contain blanks and parentheses. */
    private static final int START_FIELD = 19;

    private final Path directory;
    private final UptimeSource uptime;
    private boolean reported;

    ProbeFiles(Path directory) {
        this(directory, ProbeFiles::uptimeSeconds);
    }

    ProbeFiles(Path directory, UptimeSource uptime) {
        this.directory = directory;
        this.uptime = uptime;
    }

    /** Source of the time since boot. */
    @FunctionalInterface
    interface UptimeSource {
        /** Returns whole seconds since boot. */
        long seconds() throws IOException;
    }

    /** Returns the first field of {@code /proc/uptime}, without its fraction. */
    static long uptimeSeconds() throws IOException {
        String line = Files.readString(UPTIME);
        return Long.parseLong(line.substring(0, line.indexOf('.')));
    }

    /** Writes the files for a process that is alive. Logs the first of several consecutive failures. */
    void tell(boolean forwards) {
        try {
            Files.createDirectories(directory);
            String line = line();
            write(ALIVE, line);
            if (forwards) {
                write(FORWARDING, line);
            } else {
                Files.deleteIfExists(directory.resolve(FORWARDING));
            }
            reported = false;
        } catch (IOException failure) {
            if (!reported) {
                LOGGER.error(
                        "Probes cannot be answered: nothing can be written in igmp-proxy.probe.directory: {}",
                        failure.toString());
            }
            reported = true;
        }
    }

    private String line() throws IOException {
        String status = Files.readString(OWN_STATUS);
        String[] fields = status.substring(status.lastIndexOf(')') + 1).strip().split(" ", START_FIELD + 2);
        return ProcessHandle.current().pid() + " " + fields[START_FIELD] + " " + uptime.seconds() + "\n";
    }

    /** Replaces the file atomically, so that a reader never sees a partial line. */
    private void write(String name, String line) throws IOException {
        Path written = Files.writeString(directory.resolve(name + ".new"), line);
        Files.move(written, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
