package net.igmpproxy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.igmpproxy.core.config.document.DocumentEdit;
import net.igmpproxy.runtime.change.ChangeOrder;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.ForgetfulRevisionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Concurrent changes by several requests, which conflict only with each other. */
class ConcurrentChangesTest {
    private static final int REQUESTS = 16;
    private static final int CHANGES_PER_REQUEST = 25;
    private static final String COMMENT = "# Written by hand.\n";

    @TempDir
    private Path directory;

    @Test
    void changesOfOthersAreNoEditsOfTheFile() throws Exception {
        Path file = Files.writeString(directory.resolve("config.yaml"), COMMENT);
        YamlConfigurationStore store = new YamlConfigurationStore(file);
        FakeProxyControl control = new FakeProxyControl();
        ExecutorService requests = Executors.newFixedThreadPool(REQUESTS);
        try (ConfigurationService service = new ConfigurationService(
                store, new ForgetfulRevisionStore(), control, ConfigMode.MANAGED, Clock.systemUTC())) {
            List<Callable<Integer>> all = new ArrayList<>();
            IntStream.range(0, REQUESTS).forEach(request -> all.add(() -> change(service, request)));
            for (Future<Integer> done : requests.invokeAll(all)) {
                assertThat(done.get()).isEqualTo(CHANGES_PER_REQUEST);
            }
        } finally {
            requests.shutdownNow();
        }

        assertThat(control.configuration().groupNames().names()).hasSize(REQUESTS * CHANGES_PER_REQUEST);
        assertThat(new YamlConfigurationStore(file).load()).isEqualTo(control.configuration());
        assertThat(file).content().startsWith(COMMENT);
    }

    private static int change(ConfigurationService service, int request) {
        for (int i = 0; i < CHANGES_PER_REQUEST; i++) {
            String group = "239.1." + request + "." + i;
            service.change(
                    ChangeOrder.of(new Author("anna", "192.0.2.1"), "a change"),
                    before -> DocumentEdit.merge(before, Map.of("groupNames", Map.of(group, "name"))));
        }
        return CHANGES_PER_REQUEST;
    }
}
