package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.Command;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/**
 * Machine that boots systemd and uses the network of a namespace. It sees the files of the real machine; its changes to
 * them are discarded.
 */
public final class Machine implements AutoCloseable {
    private static final String SCRIPT =
            Path.of("src/test/resources/systemd/machine.sh").toAbsolutePath().toString();

    private final String name;
    private final Path directory;
    private final Daemon supervisor;
    private final TcpRelay relay;
    private final Rest rest;

    private Machine(String name, Path directory, Daemon supervisor, TcpRelay relay) {
        this.name = name;
        this.directory = directory;
        this.supervisor = supervisor;
        this.relay = relay;
        this.rest = new Rest(URI.create("http://127.0.0.1:" + relay.localPort()));
    }

    /** Boots a machine and waits for its services. */
    static Machine boot(NetworkNamespace network) {
        try {
            Path directory = Files.createTempDirectory("igmp-proxy-machine");
            Path packages = Files.createDirectory(directory.resolve("packages"));
            Path files = Files.createDirectory(directory.resolve("files"));
            List<String> command = List.of(
                    "unshare",
                    "--mount",
                    "--propagation=private",
                    SCRIPT,
                    "boot",
                    network.name(),
                    network.name(),
                    files.toString(),
                    packages.toString());
            TcpRelay relay = TcpRelay.start(0, network, ProxyProcess.PORT);
            Machine machine = new Machine(network.name(), directory, Daemon.start(network, "", file -> command), relay);
            machine.awaitServices();
            return machine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitServices() {
        try {
            Await.untilProgramSays("the machine's services", this::hasServices);
        } catch (RuntimeException | AssertionError e) {
            String log = supervisor.wholeLog();
            close();
            throw new LaboratoryException("the machine has not booted:\n" + log, e);
        }
    }

    private boolean hasServices() {
        if (!supervisor.isAlive()) {
            throw new LaboratoryException("the machine has ended");
        }
        try {
            return run("systemctl", "is-active", "multi-user.target").strip().equals("active");
        } catch (LaboratoryException notYet) {
            return false;
        }
    }

    /** Reboots the machine and waits for its services. */
    public void reboot() {
        long before = init().orElseThrow();
        run("systemctl", "reboot");
        Await.untilProgramSays("the end of the machine's services", () -> init().orElse(before) != before);
        awaitServices();
    }

    /** Returns the REST client of the proxy on the machine. */
    public Rest rest() {
        return rest;
    }

    /** Returns the directory of packages that the machine can access. */
    Path packages() {
        return directory.resolve("packages");
    }

    /**
     * Runs a program on the machine to its end and returns its output.
     *
     * @throws LaboratoryException if its exit status is not 0
     */
    public String run(String... command) {
        String init = Long.toString(init().orElseThrow(() -> new LaboratoryException("the machine does not run")));
        Stream<String> enter =
                Stream.of("nsenter", "--target=" + init, "--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup");
        return Command.run("", Stream.concat(enter, Stream.of(command)).toArray(String[]::new));
    }

    /** Returns a file of the machine by its path without the leading slash. */
    public Path path(String file) {
        return Path.of("/proc", Long.toString(init().orElseThrow()), "root", file);
    }

    /** Returns the ID of the machine's first process: the child of the program that supervises it. */
    private Optional<Long> init() {
        return supervisor
                .descendants()
                .filter(process -> isNamed(process, "systemd"))
                .filter(process -> process.parent()
                        .filter(parent -> isNamed(parent, "systemd-nspawn"))
                        .isPresent())
                .map(ProcessHandle::pid)
                .findFirst();
    }

    private static boolean isNamed(ProcessHandle process, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "comm"))
                    .strip()
                    .equals(name);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Powers the machine off. */
    @Override
    public void close() {
        try {
            supervisor.close();
        } finally {
            relay.close();
            Command.run("", SCRIPT, "clear", name);
            Command.run("", "rm", "-rf", directory.toString());
        }
    }
}
