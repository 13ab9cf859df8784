package net.igmpproxy.lab.netns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import net.igmpproxy.lab.NetworkNamespaces;
import org.junit.jupiter.api.Test;

@NetworkNamespaces
class NamespacesIT {
    @Test
    void processesStartedInANamespaceLiveInIt() {
        try (NetworkNamespace namespace = new Namespaces().create("inhabited")) {
            namespace.ip("link add probe0 type veth peer name probe1");

            assertThat(namespace.output("ip", "-brief", "link")).contains("probe0");
        }
    }

    @Test
    void aNamespaceVanishesWhenClosed() {
        NetworkNamespace namespace = new Namespaces().create("passing");

        namespace.close();

        assertThat(NetworkNamespace.DIRECTORY.resolve(namespace.name())).doesNotExist();
    }

    @Test
    void removesWhatACrashedRunLeftBehindWithTheProcessesInIt() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        String name = "igmplab-" + gone.pid() + "-crashed";
        Process orphan = NetworkNamespace.create(name).start(new ProcessBuilder("sleep", "600"));

        Namespaces.removeLeftovers();

        assertThat(orphan.waitFor()).isNotZero();
        assertThat(NetworkNamespace.DIRECTORY.resolve(name)).doesNotExist();
    }

    @Test
    void leavesTheNamespacesOfLivingProcessesAlone() {
        try (NetworkNamespace namespace = new Namespaces().create("living")) {
            Namespaces.removeLeftovers();

            assertThat(Files.exists(NetworkNamespace.DIRECTORY.resolve(namespace.name())))
                    .isTrue();
        }
    }
}
