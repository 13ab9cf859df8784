package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** A program that runs in a namespace until it is ended; what it writes stays in a directory of its own till then. */
public final class Daemon implements AutoCloseable {
    private static final int LOG_LINES = 100;
    private static final String CONFIGURATION = "config";

    private final Path directory;
    private final NetworkNamespace namespace;
    private final ProcessBuilder builder;
    private Process process;

    private Daemon(Path directory, NetworkNamespace namespace, ProcessBuilder builder) {
        this.directory = directory;
        this.namespace = namespace;
        this.builder = builder;
        this.process = namespace.start(builder);
    }

    /**
     * Starts a program.
     *
     * @param configuration the content of its configuration file
     * @param command       makes the command out of the path of that file
     */
    static Daemon start(NetworkNamespace namespace, String configuration, Function<Path, List<String>> command) {
        try {
            Path directory = Files.createTempDirectory(BuildDirectory.path(), "daemon-");
            Path file = Files.writeString(directory.resolve(CONFIGURATION), configuration);
            ProcessBuilder builder = new ProcessBuilder(command.apply(file))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("log").toFile()));
            return new Daemon(directory, namespace, builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again, once it has ended, with its files as they are. */
    void startAgain() {
        process = namespace.start(builder);
    }

    /** Its configuration file. */
    Path configuration() {
        return directory.resolve(CONFIGURATION);
    }

    /** The end of its log. */
    public String log() {
        List<String> lines = wholeLog().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** All of its log. */
    String wholeLog() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much time of processors it has taken. */
    public Duration processorTime() {
        return new ProcessUsage(pid()).processorTime();
    }

    /** Octets of memory that it occupies. */
    public long residentOctets() {
        return new ProcessUsage(pid()).residentOctets();
    }

    /** The number of its process. */
    long pid() {
        return process.pid();
    }

    /** The processes that it has started, and theirs. */
    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ends by itself, and returns its exit status. */
    int awaitExitStatus() {
        Await.until("the end of the process", Await.PROCESS_PATIENCE, () -> !process.isAlive());
        return process.exitValue();
    }

    /** Sends it a signal, such as STOP or CONT. */
    public void signal(String name) {
        namespace.output("kill", "-" + name, Long.toString(pid()));
    }

    /** Ends it as a crash would. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Ends it as a service manager would, and waits for that. */
    public void stop() {
        process.destroy();
        awaitExit();
    }

    /** Ends it, unless it has ended, and removes its files. */
    @Override
    public void close() {
        try {
            stop();
        } finally {
            deleteDirectory();
        }
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(Await.PROCESS_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new LaboratoryException("it did not end in " + Await.PROCESS_PATIENCE + ":\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteDirectory() {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
