package net.igmpproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.RandomConfigurations;
import net.igmpproxy.core.config.document.ConfigurationChange;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.Confirmation;
import net.igmpproxy.runtime.storage.RefusedEdit;
import net.igmpproxy.runtime.storage.Revision;
import net.igmpproxy.runtime.storage.RevisionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionDirectoryTest {
    private static final Instant TIME = Instant.parse("2026-11-25T01:00:00.123456Z");
    private static final ProxyConfiguration WHOLE = ConfigurationReader.read(
            Map.of("interfaces", Map.of("eth0", Map.of("role", "upstream", "threshold", 5), "eth1", Map.of())));

    @TempDir
    private Path directory;

    @Test
    void readsBackWhatItWasGiven() {
        Revision first = revision(1, ProxyConfiguration.EMPTY, WHOLE);
        Revision second = revision(2, WHOLE, WHOLE.withQuickleave(false));

        append(first);
        append(second);

        assertThat(store().revisions()).containsExactly(first, second);
    }

    @Test
    void everyDocumentIsReadBack() {
        for (long seed = 1; seed <= 100; seed++) {
            Revision revision = revision(seed, WHOLE, RandomConfigurations.of(seed));
            append(revision);
            assertThat(store().find(seed)).contains(revision);
        }
    }

    @Test
    void latestRevisionIsTheOneInItsFile() throws IOException {
        RevisionDirectory store = store();
        Revision first = revision(1, ProxyConfiguration.EMPTY, WHOLE);
        Revision second = revision(2, WHOLE, WHOLE.withQuickleave(false));
        append(store, first);
        assertThat(store.last()).contains(first);

        append(store(), second);
        assertThat(store.last()).as("written by another process").contains(second);

        Files.writeString(directory.resolve("history/00000002.yaml"), "revision: many");
        assertThat(store.last()).as("broken by hand").contains(first);
    }

    @Test
    void keepsTheLatest() {
        for (long number = 1; number <= 12; number++) {
            append(revision(number, ProxyConfiguration.EMPTY, WHOLE));
        }

        assertThat(store().revisions()).extracting(Revision::number).containsExactly(8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void leavesOutWhatSomebodyHasBroken() throws IOException {
        append(revision(1, ProxyConfiguration.EMPTY, WHOLE));
        append(revision(2, ProxyConfiguration.EMPTY, WHOLE));
        Files.writeString(directory.resolve("history/00000001.yaml"), "revision: many");

        assertThat(store().revisions()).extracting(Revision::number).containsExactly(2L);
    }

    @Test
    void keepsTheChangeThatWaitsForItsConfirmation() {
        assertThat(store().confirmation()).isEmpty();
        Confirmation confirmation = new Confirmation(TIME, WHOLE, WHOLE.withQuickleave(false));

        store().keep(Optional.of(confirmation));
        assertThat(store().confirmation()).contains(confirmation);

        store().keep(Optional.empty());
        assertThat(store().confirmation()).isEmpty();
    }

    @Test
    void keepsTheEditThatIsNotAdopted() {
        assertThat(store().refusedEdit()).isEmpty();
        RefusedEdit edit = new RefusedEdit("/etc/igmp-proxy/config.yaml 17 40", WHOLE);

        store().keepRefused(Optional.of(edit));
        assertThat(store().refusedEdit()).contains(edit);
        assertThat(store().revisions()).isEmpty();

        store().keepRefused(Optional.empty());
        assertThat(store().refusedEdit()).isEmpty();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Files.writeString(directory.resolve("history"), "not a directory");

        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(() -> append(revision(1, ProxyConfiguration.EMPTY, WHOLE)))
                .withMessageContaining("history");
    }

    @Test
    void whatIsNotKeptLeavesNothing() throws IOException {
        append(revision(1, ProxyConfiguration.EMPTY, WHOLE));

        try (RevisionStore.Draft given = store().draft(revision(2, WHOLE, WHOLE.withQuickleave(false)))) {
            assertThat(given).isNotNull();
            assertThat(store().revisions()).extracting(Revision::number).containsExactly(1L);
        }

        try (Stream<Path> files = Files.list(directory.resolve("history"))) {
            assertThat(files).containsExactly(directory.resolve("history/00000001.yaml"));
        }
    }

    private void append(Revision revision) {
        append(store(), revision);
    }

    private static void append(RevisionStore store, Revision revision) {
        try (RevisionStore.Draft draft = store.draft(revision)) {
            draft.keep();
        }
    }

    private RevisionDirectory store() {
        return new RevisionDirectory(directory.resolve("history"), 5);
    }

    private static Revision revision(long number, ProxyConfiguration before, ProxyConfiguration after) {
        List<ConfigurationChange> changes = ConfigurationChange.between(before, after);
        return new Revision(number, TIME, new Author("anna", "192.0.2.1"), "put interface eth0", changes, after);
    }
}
