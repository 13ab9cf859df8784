package net.igmpproxy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that say how this process is, for probes that run beside it and must not be answered by another process of the service, which
 * may have the ports while one takes the place of the other. Each has one line: process id, start of the process in ticks since boot
 * ({@code proc(5)}, field 22 of {@code stat}), and the seconds since boot at which it was written, which no change of the clock affects. A probe believes a line that is young, of a
 * process that still runs. One thread at a time uses it.
 */
final class ProbeFiles {
    /** Written while the loop answers, or the process stands by. */
    static final String ALIVE = "alive";

    /** Written while the proxy forwards, and removed otherwise. */
    static final String FORWARDING = "forwarding";

    private static final Logger LOGGER = LoggerFactory.getLogger(ProbeFiles.class);
    private static final Path OWN_STATUS = Path.of("/proc/self/stat");
    private static final Path UPTIME = Path.of("/proc/uptime");

    /** Of the fields behind the name of the program, which may have blanks and parentheses. */
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

    /** Source of the seconds since boot. */
    @FunctionalInterface
    interface UptimeSource {
        /** Returns the whole seconds. */
        long seconds() throws IOException;
    }

    /** Returns the first field of {@code /proc/uptime}, without its fraction. */
    static long uptimeSeconds() throws IOException {
        String line = Files.readString(UPTIME);
        return Long.parseLong(line.substring(0, line.indexOf('.')));
    }

    /** The process is alive. */
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

    /** Never seen in part. */
    private void write(String name, String line) throws IOException {
        Path written = Files.writeString(directory.resolve(name + ".new"), line);
        Files.move(written, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
