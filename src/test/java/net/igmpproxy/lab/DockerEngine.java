package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/**
 * Docker engine in a laboratory's router: containers on host networking use the network of the router. Its images are
 * deleted when it is closed.
 */
public final class DockerEngine implements AutoCloseable {
    /** Image of the service. */
    public static final String IMAGE = "igmp-proxy:test";

    private static final Path DIRECTORY = BuildDirectory.downloads().resolve("engine");

    static final Path PROGRAM = DIRECTORY.resolve("usr/sbin/dockerd");
    static final Path BASE_IMAGE = BuildDirectory.downloads().resolve("base-image.tar");

    private static final String BASE = "local/base:test";
    private static final Path USR = DIRECTORY.resolve("usr");
    private static final Path LIBRARIES = DIRECTORY
            .resolve("lib")
            .resolve(System.getProperty("os.arch").equals("aarch64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu");

    private final Path directory;
    private final Process process;
    private final String address;

    private DockerEngine(Path directory, Process process, String address) {
        this.directory = directory;
        this.process = process;
        this.address = address;
    }

    /** Starts the engine and waits until it responds. */
    public static DockerEngine start(NetworkNamespace router) {
        String address = System.getenv("DOCKER_HOST");
        if (address == null) {
            throw new LaboratoryException("DOCKER_HOST must say where the engine of the tests is to listen");
        }
        try {
            Path directory = Files.createTempDirectory("igmp-proxy-engine");
            ProcessBuilder builder = new ProcessBuilder(
                            PROGRAM.toString(),
                            "--data-root=" + directory.resolve("root"),
                            "--exec-root=" + directory.resolve("exec"),
                            "--pidfile=" + directory.resolve("pid"),
                            "--host=" + address,
                            "--iptables=false",
                            "--bridge=none",
                            "--log-level=warn")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile());
            builder.environment().putAll(environment());
            DockerEngine engine = new DockerEngine(directory, router.start(builder), address);
            Await.until("Docker's engine", engine::answers);
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds the image of the service from the built jar, on a base image made from this machine. */
    public void buildImage() {
        run(List.of("import", BASE_IMAGE.toString(), BASE));
        build(Path.of(""), IMAGE);
    }

    /** Builds the image of another state of the project on the same base image. */
    public void build(Path project, String image) {
        run(List.of(
                "build",
                "--network=none",
                "--build-arg=BUILD_IMAGE=" + BASE,
                "--build-arg=RUNTIME_IMAGE=" + BASE,
                "--build-arg=JAR=built",
                "--tag=" + image,
                project.toAbsolutePath().toString()));
    }

    /** Returns the layers of an image, from the lowest. */
    public List<Layer> layers(String image) {
        List<String> digests = run(List.of("inspect", "--format={{join .RootFS.Layers \"\\n\"}}", image))
                .lines()
                .toList();
        List<Long> sizes = new ArrayList<>(run(List.of("history", "--human=false", "--format={{.Size}}", image))
                .lines()
                .map(Long::valueOf)
                .filter(size -> size > 0)
                .toList());
        Collections.reverse(sizes);
        if (sizes.size() != digests.size()) {
            throw new LaboratoryException("an empty layer in " + image);
        }
        return IntStream.range(0, sizes.size())
                .mapToObj(index -> new Layer(digests.get(index), sizes.get(index)))
                .toList();
    }

    /**
     * Layer of an image.
     *
     * @param digest the digest that identifies it
     * @param octets the size in bytes
     */
    public record Layer(String digest, long octets) {}

    /**
     * Runs shell commands that use this engine. Image builds are replaced by the existing image; no registry is
     * contacted.
     *
     * @return the output
     */
    public String runScript(NetworkNamespace network, String commands) {
        StringBuilder script = new StringBuilder();
        environment().forEach((name, value) -> script.append("export %s='%s'%n".formatted(name, value)));
        script.append("export DOCKER_HOST='%s'%n".formatted(address))
                .append(
                        "docker() { if [ $1 = build ]; then command docker tag %s $3; else command docker \"$@\"; fi; }%n"
                                .formatted(IMAGE))
                .append(Manual.strict(commands));
        return network.output("bash", "-c", script.toString());
    }

    /** Runs the Docker client and returns its output. */
    public String run(List<String> arguments) {
        try {
            List<String> command =
                    new ArrayList<>(List.of(USR.resolve("bin/docker").toString()));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment());
            builder.environment().putAll(Map.of("DOCKER_HOST", address, "DOCKER_BUILDKIT", "1"));
            Process client = builder.start();
            String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (client.waitFor() != 0) {
                throw new LaboratoryException("docker " + String.join(" ", arguments) + "\n" + output);
            }
            return output.trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted in docker", e);
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new LaboratoryException("Docker's engine has ended:\n" + log());
        }
        try {
            return !run(List.of("version", "--format={{.Server.Version}}")).isEmpty();
        } catch (LaboratoryException notYet) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment() {
        String path = USR.resolve("bin") + ":" + USR.resolve("sbin") + ":" + System.getenv("PATH");
        return Map.of("PATH", path, "LD_LIBRARY_PATH", LIBRARIES.toString());
    }

    /** Stops the engine and deletes its data. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Await.PROCESS_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            new ProcessBuilder("rm", "-rf", directory.toString()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
