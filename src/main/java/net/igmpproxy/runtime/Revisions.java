package net.igmpproxy.runtime;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.ConfigurationChange;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The history of the configuration. Each revision is told to the log {@code net.igmpproxy.audit}, too. */
public class Revisions {
    private static final Logger AUDIT = LoggerFactory.getLogger("net.igmpproxy.audit");

    private final RevisionStore store;
    private final Clock clock;

    /**
     * @param clock dates the revisions
     */
    public Revisions(RevisionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** All that are still known, the oldest first. */
    public List<Revision> all() {
        return store.revisions();
    }

    /**
     * One of them.
     *
     * @throws UnknownRevisionException if it is not known, or not any more
     */
    public Revision get(long number) {
        return all().stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow(() -> new UnknownRevisionException(number));
    }

    /** Adds what has come into force, unless it is what the last one says. */
    void add(Author author, String reason, ProxyConfiguration after) {
        try (RevisionStore.Draft revision = draft(author, reason, after)) {
            revision.keep();
        }
    }

    /** Writes what is to come into force, unless it is what the last one says, to be kept when it has. */
    RevisionStore.Draft draft(Author author, String reason, ProxyConfiguration after) {
        List<Revision> known = all();
        Revision last = known.isEmpty() ? null : known.get(known.size() - 1);
        ProxyConfiguration before = last == null ? ProxyConfiguration.EMPTY : last.configuration();
        if (before.equals(after)) {
            return new Entry(Optional.empty(), "");
        }
        List<ConfigurationChange> changes = ConfigurationChange.between(before, after);
        long number = last == null ? 1 : last.number() + 1;
        Revision revision = new Revision(number, clock.instant(), author, reason, changes, after);
        return new Entry(
                Optional.of(store.draft(revision)),
                "Revision " + number + " by " + author + " (" + reason + "): " + changes);
    }

    /**
     * A draft that is told to the log when it is kept.
     *
     * @param draft nothing if there is nothing to keep
     */
    private record Entry(Optional<RevisionStore.Draft> draft, String line) implements RevisionStore.Draft {
        @Override
        public void keep() {
            draft.ifPresent(written -> {
                written.keep();
                AUDIT.info(line);
            });
        }

        @Override
        public void close() {
            draft.ifPresent(RevisionStore.Draft::close);
        }
    }
}
