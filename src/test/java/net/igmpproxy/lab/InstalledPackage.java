package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.LaboratoryException;

/** The Debian package on a machine with systemd, and its service. */
public final class InstalledPackage {
    private static final String UNIT = "igmp-proxy.service";
    private static final String DROP_INS = "etc/systemd/system/" + UNIT + ".d";
    private static final String LAID_OUT = "var/cache/igmp-proxy";

    private final Machine machine;

    /** The package on a machine that does not have it yet. Its virtual machine is as frugal as those of other tests. */
    public InstalledPackage(Machine machine) {
        this.machine = machine;
        write("frugal.conf", "Environment=JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1");
    }

    /** Installs the built one as an administrator does, and returns what apt prints. */
    public String install() {
        return install(Files::copy, "igmp-proxy.deb");
    }

    /** The same with version 1.0.0, but for its jar. */
    public String installVersion1() {
        return install(OtherPackage::version1, "version1.deb");
    }

    /** The same with one of a later version, whose jar has other contents. */
    public String installLater() {
        return install(OtherPackage::later, "later.deb");
    }

    /** Makes a package out of the built one. */
    private interface Making {
        Object make(Path built, Path target) throws IOException;
    }

    private String install(Making making, String name) {
        Path file = machine.packages().resolve(name);
        try {
            if (!Files.exists(file)) {
                making.make(built(), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return apt("install", "--reinstall", "--no-install-recommends", "/packages/" + name);
    }

    /** Removes it, but keeps what its administrator has written. */
    public void remove() {
        apt("remove", "igmp-proxy");
    }

    /** Removes all of it. */
    public void purge() {
        apt("purge", "igmp-proxy");
    }

    /** A question of dpkg would be a failure: nobody answers. */
    private String apt(String action, String... arguments) {
        Stream<String> command = Stream.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes", action);
        return machine.run(Stream.concat(command, Stream.of(arguments)).toArray(String[]::new));
    }

    /** What a command of the program prints. */
    public String command(String... arguments) {
        return machine.run(
                Stream.concat(Stream.of("igmp-proxy"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** Has no room for files that are laid out: the service runs from its jar. */
    public void fillDisk() {
        machine.run("mkdir", "--parents", "/" + LAID_OUT);
        machine.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/" + LAID_OUT);
    }

    /** Has dpkg do what is to be done when a Java has been installed. */
    public void anotherJavaIsThere() {
        machine.run("dpkg-trigger", "--by-package=igmp-proxy", "/usr/lib/jvm");
        machine.run("dpkg", "--triggers-only", "igmp-proxy");
    }

    /** A file of it, by its path without the first slash. */
    public Path path(String file) {
        return machine.path(file);
    }

    /** The file of its configuration. */
    public Path configuration() {
        return path("etc/igmp-proxy/config.yaml");
    }

    /** The names of the directories that jars have been laid out in. */
    public List<String> laidOut() {
        try (Stream<Path> files = Files.list(path(LAID_OUT))) {
            return files.filter(file -> Files.isDirectory(file) && Files.exists(file.resolve("igmp-proxy.jar")))
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the one that the service runs from. */
    public String runsFrom() {
        String maps = machine.run("cat", "/proc/" + mainProcess() + "/maps");
        return laidOut().stream()
                .filter(name -> maps.contains("/" + LAID_OUT + "/" + name + "/"))
                .findFirst()
                .orElse("none of " + laidOut());
    }

    /** Does something with the service, such as restart, and returns what systemctl prints. */
    public String systemctl(String action, String... options) {
        Stream<String> command = Stream.of("systemctl", action, UNIT);
        return machine.run(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    /** What systemd knows of the service by a name, such as StatusText. */
    public String property(String name) {
        return systemctl("show", "--property=" + name, "--value").strip();
    }

    /** The number of its process on the machine; 0 if there is none. */
    public long mainProcess() {
        return Long.parseLong(property("MainPID"));
    }

    /** Sends its process a signal, such as KILL. */
    public void signal(String name) {
        systemctl("kill", "--kill-who=main", "--signal=" + name);
    }

    /** What it has logged, and systemd of it, since the machine has booted. */
    public String journal() {
        return machine.run("journalctl", "--no-pager", "--output=cat", "--unit=" + UNIT);
    }

    /** What systemd says of the exposure of its unit, from 0, none, to 10. */
    public double exposure() {
        String[] words = machine.run("systemd-analyze", "security", "--no-pager", UNIT)
                .replaceAll("(?s).*Overall exposure level for [^:]*: ", "")
                .split(" ", 2);
        return Double.parseDouble(words[0]);
    }

    /** Changes settings of its unit from the next start on, each as {@code Name=value}; none: as it was. */
    public void override(String... settings) {
        write("test.conf", settings);
        machine.run("systemctl", "daemon-reload");
    }

    private void write(String name, String... settings) {
        try {
            Path directory = Files.createDirectories(path(DROP_INS));
            Files.writeString(directory.resolve(name), "[Service]\n" + String.join("\n", settings) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the service is ready in another process than one, and REST is there; returns its number. */
    public long awaitAfter(long process) {
        Await.untilProgramSays("the next process", () -> {
            long present = mainProcess();
            return present != 0 && present != process && property("ActiveState").equals("active");
        });
        Await.untilProgramSays("REST to say that it runs", this::isRunning);
        return mainProcess();
    }

    private boolean isRunning() {
        try {
            return machine.rest()
                    .get("/api/v1/service")
                    .path("state")
                    .asString("")
                    .equals("running");
        } catch (LaboratoryException | AssertionError notYet) {
            return false;
        }
    }

    private static Path built() {
        try (Stream<Path> files = Files.list(BuildDirectory.path())) {
            return files.filter(file -> file.toString().endsWith("_all.deb"))
                    .findFirst()
                    .orElseThrow(() -> new LaboratoryException("no package in " + BuildDirectory.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
