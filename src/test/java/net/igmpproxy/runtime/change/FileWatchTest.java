package net.igmpproxy.runtime.change;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.FileProblem;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import net.igmpproxy.runtime.storage.Revision;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FileWatchTest {
    private static final ProxyConfiguration CHANGED = ProxyConfiguration.EMPTY.withQuickleave(false);

    private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();
    private final InMemoryRevisionStore history = new InMemoryRevisionStore();
    private final FakeProxyControl control = new FakeProxyControl();

    @AutoClose
    private final ConfigurationService service =
            new ConfigurationService(store, history, control, ConfigMode.MANAGED, Clock.systemUTC());

    @AutoClose("stop")
    private final FileWatch watch = new FileWatch(store, service, Duration.ofMillis(5));

    @Test
    void takesOverWhatSomebodyHasWritten() {
        watch.start();
        assertThat(watch.isRunning()).isTrue();

        store.save(CHANGED);

        await().untilAsserted(() -> assertThat(control.configuration()).isEqualTo(CHANGED));
        await().untilAsserted(() ->
                assertThat(history.revisions()).extracting(Revision::author).containsExactly(Author.FILE));
    }

    @Test
    void takesOverWhatWasWrittenWhileTheServiceStarted() {
        store.save(CHANGED);

        watch.start();

        await().untilAsserted(() -> assertThat(control.configuration()).isEqualTo(CHANGED));
    }

    @Test
    void triesAgainWhileTheProxyIsBusy() {
        control.failWith(new ProxyUnavailableException("busy"));
        store.save(CHANGED);
        watch.start();
        await().until(() -> service.fileProblem().isPresent());

        control.failWithNothing();

        await().untilAsserted(() -> assertThat(control.configuration()).isEqualTo(CHANGED));
        await().until(() -> service.fileProblem().isEmpty());
    }

    @Test
    void readsAgainWhatCouldNotBeRead() {
        store.failReading("Too many open files");
        store.save(CHANGED);
        watch.start();
        await().until(() -> service.fileProblem().equals(Optional.of(FileProblem.refused("Too many open files"))));

        store.readAgain();

        await().untilAsserted(() -> assertThat(control.configuration()).isEqualTo(CHANGED));
        await().until(() -> service.fileProblem().isEmpty());
    }

    @Test
    void triesAgainAfterAnError() {
        control.applyAndFailWith(new OutOfMemoryError("a test"));
        store.save(CHANGED);
        watch.start();

        await().untilAsserted(() -> assertThat(control.configuration()).isEqualTo(CHANGED));
        await().until(() -> service.fileProblem().isEmpty());
    }

    @Test
    void looksNoMoreOnceItIsStopped() {
        watch.start();
        watch.stop();

        assertThat(watch.isRunning()).isFalse();
    }
}
