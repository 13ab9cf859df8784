package net.igmpproxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that say how this process is, for probes that run beside it and must not be answered by another process of the service, which
 * may have the ports while one takes the place of the other. Each has one line: process id, start of the process in ticks since boot
 * ({@code proc(5)}, field 22 of {@code stat}), and the second in which it was written. A probe believes a line that is young, of a
 * process that still runs. One thread at a time uses it.
 */
final class ProbeFiles {
    /** Written while the loop answers, or the process stands by. */
    static final String ALIVE = "alive";

    /** Written while the proxy forwards, and removed otherwise. */
    static final String FORWARDING = "forwarding";

    private static final Logger LOGGER = LoggerFactory.getLogger(ProbeFiles.class);
    private static final Path OWN_STATUS = Path.of("/proc/self/stat");

    /** Of the fields behind the name of the program, which may have blanks and parentheses. */
    private static final int START_FIELD = 19;

    private final Path directory;
    private final InstantSource clock;
    private boolean reported;

    ProbeFiles(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
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
        return ProcessHandle.current().pid() + " " + fields[START_FIELD] + " "
                + clock.instant().getEpochSecond() + "\n";
    }

    /** Never seen in part. */
    private void write(String name, String line) throws IOException {
        Path written = Files.writeString(directory.resolve(name + ".new"), line);
        Files.move(written, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
