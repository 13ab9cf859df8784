package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/**
 * FRR's zebra and pimd as packaged by Debian: a PIM sparse mode and IGMP router that is its own rendezvous point. eth0
 * connects the members, eth1 the sources.
 */
public final class FrrRouter implements AutoCloseable {
    private static final Duration START = Await.PROCESS_PATIENCE;

    /** Start script. FRR's users need not exist, but its daemons require its group. */
    private static final String SCRIPT = """
            set -e
            { cat /etc/group; echo frrvty:x:0:; } > "$1/group"
            mount --bind "$1/group" /etc/group
            directory=$1 program=$2
            shift 2
            exec "$program" --user root --group root --vty_socket "$directory" --vty_port 0 --socket "$directory/zserv" \\
                --pid_file "$directory/${program##*/}.pid" --config_file /dev/null --log stdout "$@"
            """;

    private final Path directory;
    private final NetworkNamespace namespace;
    private final List<Daemon> daemons = new ArrayList<>();

    private FrrRouter(Path directory, NetworkNamespace namespace) {
        this.directory = directory;
        this.namespace = namespace;
    }

    static FrrRouter start(Site site, NetworkNamespace namespace, int version) {
        namespace.forwardPackets();
        try {
            FrrRouter router = new FrrRouter(Files.createTempDirectory("frr"), namespace);
            site.own(router::close);
            router.run("zebra");
            Await.until("zebra", START, () -> Files.exists(router.directory.resolve("zserv")));
            router.run("pimd");
            Await.until("pimd", START, () -> Files.exists(router.directory.resolve("pimd.vty")));
            router.configure(version);
            return router;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String program) {
        String libraries =
                BuildDirectory.peerLibraries().stream().map(Path::toString).collect(Collectors.joining(":"));
        daemons.add(Daemon.start(
                namespace,
                "",
                file -> List.of(
                        "unshare",
                        "--mount",
                        "env",
                        "LD_LIBRARY_PATH=" + libraries,
                        "sh",
                        "-c",
                        SCRIPT,
                        "sh",
                        directory.toString(),
                        PeerProgram.path(program))));
    }

    private void configure(int version) {
        enter(
                "interface eth1",
                "ip pim",
                "interface eth0",
                "ip pim",
                "ip igmp",
                "ip igmp query-interval 20",
                "ip igmp version " + version);
        Await.until(
                "FRR's interfaces",
                START,
                () -> Stream.of("eth0", "eth1").allMatch(name -> isListed("pim interface", name + " +up .*")));
        enter("ip pim rp " + UpstreamNetwork.DISTANT_GATEWAY + " 224.0.0.0/4");
        Await.until(
                "FRR to be the querier",
                START,
                () -> isListed("igmp interface", "eth0 +up .* " + version + " +local .*"));
    }

    private void enter(String... lines) {
        try (FrrTerminal terminal = terminal()) {
            terminal.enter("enable");
            terminal.enter("configure terminal");
            List.of(lines).forEach(terminal::enter);
        }
    }

    /** Returns true if FRR knows a member of a group on eth0. */
    public boolean hasMember(String group) {
        return isListed("igmp groups", "eth0 +" + group + " .*");
    }

    private String show(String what) {
        try (FrrTerminal terminal = terminal()) {
            return terminal.enter("show ip " + what);
        }
    }

    private boolean isListed(String what, String line) {
        return show(what).lines().map(String::strip).anyMatch(shown -> shown.matches(line));
    }

    private FrrTerminal terminal() {
        return FrrTerminal.open(directory.resolve("pimd.vty"));
    }

    @Override
    public void close() {
        daemons.forEach(Daemon::close);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new LaboratoryException("cannot remove " + directory, e);
        }
    }
}
