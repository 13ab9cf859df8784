package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.Command;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** The Debian package, installed by dpkg in a root directory of its own beside nothing else. */
public final class InstalledPackage implements AutoCloseable {
    private static final String UNITS = "lib/systemd/system";
    private static final String UNIT = UNITS + "/igmp-proxy.service";
    private static final int UID_COLUMN = 2;

    private final Path root;

    private InstalledPackage(Path root) {
        this.root = root;
    }

    /** Installs it. */
    public static InstalledPackage install() {
        try {
            InstalledPackage installed = new InstalledPackage(Files.createTempDirectory("igmp-proxy-root"));
            Command.run("", "chmod", "755", installed.root.toString());
            Files.createDirectories(installed.path("var/lib/dpkg/info"));
            Files.createDirectories(installed.path("var/lib/dpkg/updates"));
            Files.createDirectories(installed.path("etc"));
            Files.createFile(installed.path("var/lib/dpkg/status"));
            for (String file : List.of("passwd", "group", "shadow")) {
                Files.copy(Path.of("/etc", file), installed.path("etc/" + file));
            }
            installed.installAgain();
            return installed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs it once more, as an upgrade does. */
    public void installAgain() {
        dpkg("--install", file());
    }

    /** Installs one with another jar, as the upgrade to another version does. */
    public void upgrade() {
        try (OtherPackage other = OtherPackage.of(Path.of(file()))) {
            dpkg("--install", other.file().toString());
        }
    }

    /** The directories that jars have been laid out in. */
    public List<Path> laidOut() {
        try (Stream<Path> files = Files.list(path("var/cache/igmp-proxy"))) {
            return files.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what is laid out and not in use any more, as the package does after it has restarted the service. */
    public void clean() {
        Command.run(
                "",
                path("usr/share/igmp-proxy/bin/lay-out").toString(),
                "--clean",
                path("var/cache/igmp-proxy").toString());
    }

    /** Removes it, but keeps what its administrator has written. */
    public void remove() {
        dpkg("--remove", "igmp-proxy");
    }

    /** Removes all of it. */
    public void purge() {
        dpkg("--purge", "igmp-proxy");
    }

    /** A file of it, by its path without the first slash. */
    public Path path(String file) {
        return root.resolve(file);
    }

    /** What a command of the program prints. */
    public String command(String... arguments) {
        return Command.run(
                "", Stream.concat(Stream.of(program()), Stream.of(arguments)).toArray(String[]::new));
    }

    /**
     * Has systemd look for mistakes in its unit.
     *
     * @throws LaboratoryException if it finds any
     */
    public void verifyUnit() {
        Command.run("", "cp", "-rn", "/" + UNITS + "/.", path(UNITS).toString());
        Command.run(
                "",
                "systemd-analyze",
                "--root=" + root,
                "--man=no",
                "--recursive-errors=no",
                "verify",
                path(UNIT).toString());
    }

    /** What systemd says of the exposure of its unit, from 0, none, to 10. */
    public double exposure() {
        String[] words = Command.run(
                        "",
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        path(UNIT).toString())
                .replaceAll("(?s).*Overall exposure level for [^:]*: ", "")
                .split(" ", 2);
        return Double.parseDouble(words[0]);
    }

    /** Runs the service as its unit does: as its user, with the capabilities of the unit and no others. */
    public Daemon start(NetworkNamespace router) {
        String capabilities =
                "-all" + setting("AmbientCapabilities").toLowerCase(Locale.ROOT).replaceAll("(^| )cap_", ",+");
        String user = user();
        return Daemon.start(
                router,
                "",
                file -> List.of(
                        "setpriv",
                        "--reuid=" + user,
                        "--regid=" + user,
                        "--clear-groups",
                        "--no-new-privs",
                        "--bounding-set=" + capabilities,
                        "--inh-caps=" + capabilities,
                        "--ambient-caps=" + capabilities,
                        program(),
                        "--igmp-proxy.config-file=" + path("etc/igmp-proxy/config.yaml"),
                        "--igmp-proxy.security.tokens-file=" + path("etc/igmp-proxy/tokens")));
    }

    private String setting(String name) {
        try (Stream<String> lines = Files.lines(path(UNIT))) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String user() {
        try (Stream<String> lines = Files.lines(path("etc/passwd"))) {
            return lines.filter(line -> line.startsWith("igmp-proxy:"))
                    .map(line -> line.split(":", -1)[UID_COLUMN])
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String program() {
        return path("usr/bin/igmp-proxy").toString();
    }

    private static String file() {
        try (Stream<Path> files = Files.list(BuildDirectory.path())) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith("_all.deb"))
                    .findFirst()
                    .orElseThrow(() -> new LaboratoryException("no package in " + BuildDirectory.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dpkg(String action, String what) {
        Command.run("", "dpkg", "--root=" + root, "--force-script-chrootless", "--force-depends", action, what);
    }

    @Override
    public void close() {
        Command.run("", "rm", "-rf", root.toString());
    }
}
