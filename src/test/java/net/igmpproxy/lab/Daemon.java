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

/** Long-running program in a namespace. Its files are in a temporary directory until it is closed. */
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
     * @param command       returns the command for the path of that file
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

    /** Starts the program again with its existing files, after it has exited. */
    void startAgain() {
        process = namespace.start(builder);
    }

    /** Returns the configuration file. */
    Path configuration() {
        return directory.resolve(CONFIGURATION);
    }

    /** Returns the last 100 lines of its log. */
    public String log() {
        List<String> lines = wholeLog().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** Returns its complete log. */
    String wholeLog() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the consumed processor time. */
    public Duration processorTime() {
        return new ProcessUsage(pid()).processorTime();
    }

    /** Returns the resident memory in bytes. */
    public long residentOctets() {
        return new ProcessUsage(pid()).residentOctets();
    }

    /** Returns the process ID. */
    long pid() {
        return process.pid();
    }

    /** Returns its child processes and their descendants. */
    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    /** Returns true if the process is running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process exits by itself, and returns its exit status. */
    int awaitExitStatus() {
        Await.until("the end of the process", Await.PROCESS_PATIENCE, () -> !process.isAlive());
        return process.exitValue();
    }

    /** Sends a signal, such as STOP or CONT. */
    public void signal(String name) {
        namespace.output("kill", "-" + name, Long.toString(pid()));
    }

    /** Kills the process, as in a crash. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Stops the process by SIGTERM, like a service manager, and waits for its exit. */
    public void stop() {
        process.destroy();
        awaitExit();
    }

    /** Stops the process if it is running, and deletes its files. */
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
