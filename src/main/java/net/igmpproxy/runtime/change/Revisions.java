package net.igmpproxy.runtime.change;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.Revision;
import net.igmpproxy.runtime.storage.RevisionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** History of the configuration. Each revision is also logged by {@code net.igmpproxy.audit}. */
public class Revisions {
    private static final Logger AUDIT = LoggerFactory.getLogger("net.igmpproxy.audit");

    /** Maximum number of logged changes of a revision. */
    private static final int MOST_SHOWN = 50;

    private final RevisionStore store;
    private final Clock clock;
    private volatile long latest;

    /**
     * @param clock clock for the times of revisions
     */
    public Revisions(RevisionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns all stored revisions, oldest first. */
    public List<Revision> all() {
        return store.revisions();
    }

    /** Returns the number of the revision in force; 0 if there is none. Returns immediately. */
    public long latest() {
        return latest;
    }

    /**
     * Returns a revision.
     *
     * @throws UnknownRevisionException if it does not exist or was removed
     */
    public Revision get(long number) {
        return store.find(number).orElseThrow(() -> new UnknownRevisionException(number));
    }

    /** Reads the number of the revision in force. */
    void resume() {
        latest = store.last().map(Revision::number).orElse(0L);
    }

    /** Adds a configuration that has come into force, unless it equals the last revision. */
    void add(Author author, String reason, ProxyConfiguration after) {
        try (RevisionStore.Draft revision = draft(author, reason, after)) {
            revision.keep();
        }
    }

    /**
     * Writes a draft of a configuration, unless it equals the last revision. The caller keeps it once it is in force.
     */
    RevisionStore.Draft draft(Author author, String reason, ProxyConfiguration after) {
        Revision last = store.last().orElse(null);
        ProxyConfiguration before = last == null ? ProxyConfiguration.EMPTY : last.configuration();
        if (before.equals(after)) {
            latest = last == null ? 0 : last.number();
            return new Entry(Optional.empty(), latest, "");
        }
        List<ConfigurationChange> changes = ConfigurationChange.between(before, after);
        long number = last == null ? 1 : last.number() + 1;
        Revision revision = new Revision(number, clock.instant(), author, reason, changes, after);
        return new Entry(
                Optional.of(store.draft(revision)),
                number,
                "Revision " + number + " by " + author + " (" + reason + "): " + shown(changes));
    }

    private static String shown(List<ConfigurationChange> changes) {
        return changes.size() <= MOST_SHOWN
                ? changes.toString()
                : changes.subList(0, MOST_SHOWN) + " and " + (changes.size() - MOST_SHOWN) + " more";
    }

    /** Draft that is logged when it is kept; without effect if there is nothing to keep. */
    private final class Entry implements RevisionStore.Draft {
        private final Optional<RevisionStore.Draft> draft;
        private final long number;
        private final String line;

        Entry(Optional<RevisionStore.Draft> draft, long number, String line) {
            this.draft = draft;
            this.number = number;
            this.line = line;
        }

        @Override
        public void keep() {
            draft.ifPresent(written -> {
                written.keep();
                latest = number;
                AUDIT.info(line);
            });
        }

        @Override
        public void close() {
            draft.ifPresent(RevisionStore.Draft::close);
        }
    }
}
