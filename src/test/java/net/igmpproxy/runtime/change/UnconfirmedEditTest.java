package net.igmpproxy.runtime.change;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.ConfigurationEditedException;
import net.igmpproxy.runtime.storage.FileProblem;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import net.igmpproxy.runtime.storage.Revision;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits of the configuration file while a change waits for its confirmation. */
class UnconfirmedEditTest {
    private static final Author AUTHOR = new Author("anna", "192.0.2.1");
    private static final Duration LONG = Duration.ofDays(1);
    private static final ProxyConfiguration BEFORE = ProxyConfiguration.EMPTY.withMaxFlows(7);
    private static final ProxyConfiguration UNCONFIRMED = BEFORE.withQuickleave(false);
    private static final ProxyConfiguration EDITED = UNCONFIRMED.withMaxFlows(8);

    private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();
    private final FakeProxyControl control = new FakeProxyControl();
    private final InMemoryRevisionStore history = new InMemoryRevisionStore();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-25T01:00:00Z"), ZoneOffset.UTC);

    @AutoClose
    private final ConfigurationService service =
            new ConfigurationService(store, history, control, ConfigMode.MANAGED, clock);

    @BeforeEach
    void configure() {
        service.change(ChangeOrder.of(AUTHOR, "a change"), before -> BEFORE);
    }

    @Test
    void nothingIsAdoptedWhileAChangeWaits() {
        changeWithin(LONG);
        store.save(EDITED);

        assertThat(service.adoptFile()).as("judged").isFalse();

        assertThat(service.configuration()).isEqualTo(UNCONFIRMED);
        assertThat(service.pending()).isPresent();
        assertThat(service.fileProblem())
                .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo(FileProblem.Kind.WAITING));
        assertThat(store.load()).isEqualTo(EDITED);
    }

    @Test
    void theEditIsAdoptedOnceTheChangeIsConfirmed() {
        changeWithin(LONG);
        store.save(EDITED);
        service.adoptFile();

        service.confirm(AUTHOR);

        assertThat(service.adoptFile()).isTrue();
        assertThat(service.configuration()).isEqualTo(EDITED);
        assertThat(service.fileProblem()).isEmpty();
    }

    @Test
    void theEditIsNotAdoptedAfterTheDeadline() {
        changeWithin(Duration.ofMillis(50));
        store.save(EDITED);
        await().until(() -> service.pending().isEmpty());

        assertThat(service.adoptFile()).as("judged").isTrue();

        assertThat(service.configuration()).isEqualTo(BEFORE);
        assertThat(service.fileProblem()).contains(FileProblem.unconfirmed());
        assertThat(store.load()).as("the edit").isEqualTo(EDITED);
        assertThat(service.revisions().all())
                .extracting(Revision::configuration)
                .containsExactly(BEFORE, UNCONFIRMED, BEFORE);
    }

    @Test
    void whatIsWrittenAfterTheDeadlineIsAdopted() {
        changeWithin(Duration.ofMillis(50));
        store.save(EDITED);
        await().until(() -> service.pending().isEmpty());
        service.adoptFile();

        store.save(EDITED);

        assertThat(service.adoptFile()).isTrue();
        assertThat(service.configuration()).isEqualTo(EDITED);
        assertThat(service.fileProblem()).isEmpty();
        assertThat(history.refusedEdit()).isEmpty();
    }

    @Test
    void fileThatSaysWhatWasBeforeIsInForceAtTheDeadline() {
        changeWithin(Duration.ofMillis(50));
        store.save(BEFORE);
        await().until(() -> service.pending().isEmpty());

        assertThat(service.configuration()).isEqualTo(BEFORE);
        assertThat(service.fileProblem()).isEmpty();
        assertThat(history.refusedEdit()).isEmpty();
    }

    @Test
    void theWatchKeepsTheRule() {
        FileWatch watch = new FileWatch(store, service, Duration.ofMillis(5));
        watch.start();
        try {
            changeWithin(Duration.ofMillis(500));
            store.save(EDITED);
            await().until(() -> service.fileProblem().isPresent());
            await().until(() -> service.pending().isEmpty());
            await().until(() -> service.fileProblem().equals(Optional.of(FileProblem.unconfirmed())));
            assertThat(service.configuration()).isEqualTo(BEFORE);

            store.save(EDITED);
            await().until(() -> service.configuration().equals(EDITED));
        } finally {
            watch.stop();
        }
    }

    @Test
    void takingBackAtOnceNamesTheDeadline() {
        changeWithin(LONG);
        store.save(EDITED);

        assertThatExceptionOfType(ConfigurationEditedException.class)
                .isThrownBy(() -> service.takeBack(AUTHOR))
                .withMessageContaining("At 2026-11-26T01:00:00Z the change is rolled back")
                .satisfies(refusal -> assertThat(refusal.differences()).hasSize(1));
    }

    @Test
    void restartWithinTheTimeLeavesTheChangeWaiting() {
        changeWithin(LONG);
        store.save(EDITED);

        assertThat(new StoredConfiguration(store, history, clock).load()).isEqualTo(UNCONFIRMED);
        assertThat(history.confirmation()).isPresent();
        assertThat(store.load()).isEqualTo(EDITED);
    }

    @Test
    void restartAfterTheTimeTakesTheChangeBack() {
        changeWithin(LONG);
        store.save(EDITED);

        assertThat(new StoredConfiguration(store, history, Clock.offset(clock, LONG)).load())
                .isEqualTo(BEFORE);

        assertThat(history.confirmation()).isEmpty();
        assertThat(store.load()).isEqualTo(EDITED);
        assertThat(new StoredConfiguration(store, history, Clock.offset(clock, LONG.multipliedBy(2))).load())
                .as("a further start")
                .isEqualTo(BEFORE);
        control.run(BEFORE);
        assertThat(service.adoptFile()).isTrue();
        assertThat(service.configuration()).isEqualTo(BEFORE);
        assertThat(service.fileProblem()).contains(FileProblem.unconfirmed());
    }

    @Test
    void restartAfterTheDeadlineDoesNotLoadTheEdit() {
        changeWithin(Duration.ofMillis(50));
        store.save(EDITED);
        await().until(() -> service.pending().isEmpty());

        assertThat(new StoredConfiguration(store, history, clock).load()).isEqualTo(BEFORE);
        store.save(EDITED);
        assertThat(new StoredConfiguration(store, history, clock).load()).isEqualTo(EDITED);
    }

    private void changeWithin(Duration duration) {
        service.change(
                new ChangeOrder(AUTHOR, "a change", version -> true, Optional.of(duration)), before -> UNCONFIRMED);
    }
}
