package net.igmpproxy.lab;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Service in a container with host networking, a read-only file system and only the given capabilities. */
public final class ServiceContainer implements AutoCloseable {
    private static final String CONFIGURATION = "/etc/igmp-proxy";

    /** Health check of the image with an interval of 1 s instead of 15 s. */
    private static final HealthCheck HASTY =
            new HealthCheck().withInterval(Duration.ofSeconds(1).toNanos());

    private final GenericContainer<?> container;
    private final TcpRelay relay;
    private final Rest rest;

    private ServiceContainer(GenericContainer<?> container, TcpRelay relay) {
        this.container = container;
        this.relay = relay;
        this.rest = new Rest(URI.create("http://127.0.0.1:" + relay.localPort()));
    }

    /**
     * Starts a container and waits for a log line.
     *
     * @param directory    the configuration directory
     * @param capabilities the remaining capabilities
     * @param line         a regular expression for the log line
     */
    public static ServiceContainer start(
            NetworkNamespace router, Path directory, List<Capability> capabilities, String line) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(DockerEngine.IMAGE))
                .withImagePullPolicy(image -> false)
                .withNetworkMode("host")
                .withTmpFs(Map.of("/tmp", "rw,noexec,nosuid"))
                .withCreateContainerCmdModifier(command -> restrict(
                        Objects.requireNonNull(command.withHealthcheck(HASTY).getHostConfig(), "host networking"),
                        directory,
                        capabilities))
                .waitingFor(Wait.forLogMessage(".*" + line + ".*", 1).withStartupTimeout(Await.PROCESS_PATIENCE));
        container.start();
        try {
            return new ServiceContainer(container, TcpRelay.start(0, router, ProxyProcess.PORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Binds the directory here, because Testcontainers would pull an image to test if it can be bound. */
    private static void restrict(HostConfig host, Path directory, List<Capability> capabilities) {
        host.withBinds(new Bind(directory.toString(), new Volume(CONFIGURATION)))
                .withCapDrop(Capability.ALL)
                .withCapAdd(capabilities.toArray(Capability[]::new))
                .withReadonlyRootfs(true)
                .withSecurityOpts(List.of("no-new-privileges"));
    }

    /** Returns the REST client after waiting for the REST API, which starts after forwarding. */
    public Rest rest() {
        Await.until("REST", Await.PROCESS_PATIENCE, () -> answers("/api/v1/service"));
        return rest;
    }

    private boolean answers(String path) {
        try {
            return rest.send("GET", path, "").status() == HttpURLConnection.HTTP_OK;
        } catch (LaboratoryException notYet) {
            return false;
        }
    }

    /** Returns its complete log. */
    public String log() {
        return container.getLogs();
    }

    /** Returns the state of its health check: starting, healthy or unhealthy. */
    public String health() {
        return String.valueOf(
                container.getCurrentContainerInfo().getState().getHealth().getStatus());
    }

    /**
     * Stops the container by SIGTERM, and by SIGKILL after a timeout.
     *
     * @return the exit status: 143 if SIGTERM was sufficient
     */
    public long stop(Duration patience) {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout((int) patience.toSeconds())
                .exec();
        return awaitExitStatus();
    }

    /** Waits until the container exits by itself, and returns its exit status. */
    public long awaitExitStatus() {
        if (!Await.within(Await.PROCESS_PATIENCE, () -> !container.isRunning())) {
            throw new LaboratoryException("The container does not end:\n" + log());
        }
        return Objects.requireNonNull(
                container.getCurrentContainerInfo().getState().getExitCodeLong());
    }

    @Override
    public void close() {
        relay.close();
        container.stop();
    }
}
