package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.lab.netns.LaboratoryException;

/** Debian package on a machine with systemd, and its service. */
public final class InstalledPackage {
    private static final String UNIT = "igmp-proxy.service";
    private static final String DROP_INS = "etc/systemd/system/" + UNIT + ".d";
    private static final String LAID_OUT = "var/cache/igmp-proxy";

    private final Machine machine;

    /**
     * Creates the model of a package that is not installed yet. Its service uses the reduced JIT of the other tests.
     */
    public InstalledPackage(Machine machine) {
        this.machine = machine;
        write("frugal.conf", "Environment=JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1");
    }

    /** Installs the built package and returns apt's output. */
    public String install() {
        return install(Files::copy, "igmp-proxy.deb");
    }

    /** Installs version 1.0.0 with the present jar and returns apt's output. */
    public String installVersion1() {
        return install(OtherPackage::version1, "version1.deb");
    }

    /** Installs a later version, whose jar has other contents, and returns apt's output. */
    public String installLater() {
        return install(OtherPackage::later, "later.deb");
    }

    /** Creates a package from the built one. */
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

    /** Removes the package and keeps its configuration files. */
    public void remove() {
        apt("remove", "igmp-proxy");
    }

    /** Purges the package. */
    public void purge() {
        apt("purge", "igmp-proxy");
    }

    /** Runs apt-get without user interaction, so that a question of dpkg is a failure. */
    private String apt(String action, String... arguments) {
        Stream<String> command = Stream.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes", action);
        return machine.run(Stream.concat(command, Stream.of(arguments)).toArray(String[]::new));
    }

    /** Runs a command of the program and returns its output. */
    public String command(String... arguments) {
        return machine.run(
                Stream.concat(Stream.of("igmp-proxy"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** Fills the disk of the prepared files: the service then runs from its jar. */
    public void fillDisk() {
        machine.run("mkdir", "--parents", "/" + LAID_OUT);
        machine.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/" + LAID_OUT);
    }

    /** Activates dpkg's trigger for the installation of a Java. */
    public void anotherJavaIsThere() {
        machine.run("dpkg-trigger", "--by-package=igmp-proxy", "/usr/lib/jvm");
        machine.run("dpkg", "--triggers-only", "igmp-proxy");
    }

    /** Returns a file of the machine by its path without the leading slash. */
    public Path path(String file) {
        return machine.path(file);
    }

    /** Returns the configuration file. */
    public Path configuration() {
        return path("etc/igmp-proxy/config.yaml");
    }

    /** Returns the names of the directories with prepared jars. */
    public List<String> laidOut() {
        try (Stream<Path> files = Files.list(path(LAID_OUT))) {
            return files.filter(file -> Files.isDirectory(file) && Files.exists(file.resolve("igmp-proxy.jar")))
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name of the directory from which the service runs. */
    public String runsFrom() {
        String maps = machine.run("cat", "/proc/" + mainProcess() + "/maps");
        return laidOut().stream()
                .filter(name -> maps.contains("/" + LAID_OUT + "/" + name + "/"))
                .findFirst()
                .orElse("none of " + laidOut());
    }

    /** Runs a systemctl action on the service and returns the output. */
    public String systemctl(String action, String... options) {
        Stream<String> command = Stream.of("systemctl", action, UNIT);
        return machine.run(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    /** Returns a property of the service, such as StatusText. */
    public String property(String name) {
        return systemctl("show", "--property=" + name, "--value").strip();
    }

    /** Returns the ID of the main process on the machine; 0 if there is none. */
    public long mainProcess() {
        return Long.parseLong(property("MainPID"));
    }

    /** Sends the main process a signal, such as KILL. */
    public void signal(String name) {
        systemctl("kill", "--kill-who=main", "--signal=" + name);
    }

    /** Returns the journal of the service since boot, including systemd's messages. */
    public String journal() {
        return machine.run("journalctl", "--no-pager", "--output=cat", "--unit=" + UNIT);
    }

    /** Returns the exposure level of the unit by systemd-analyze, from 0 (none) to 10. */
    public double exposure() {
        String[] words = machine.run("systemd-analyze", "security", "--no-pager", UNIT)
                .replaceAll("(?s).*Overall exposure level for [^:]*: ", "")
                .split(" ", 2);
        return Double.parseDouble(words[0]);
    }

    /**
     * Overrides settings of the unit from the next start on, each as {@code Name=value}; none removes the overrides.
     */
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

    /** Waits until the service is active in another process and REST responds; returns the process ID. */
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
