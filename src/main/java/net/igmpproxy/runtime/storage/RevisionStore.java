package net.igmpproxy.runtime.storage;

import java.util.List;
import java.util.Optional;

/** Where the history of the configuration survives. Every method may throw a {@link ConfigurationStoreException}. */
public interface RevisionStore {
    /** The revisions there are, the oldest first. Old ones are forgotten at some time. */
    List<Revision> revisions();

    /** The latest revision, if there is any. */
    default Optional<Revision> last() {
        List<Revision> all = revisions();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The revision of a number, if it is still known. */
    default Optional<Revision> find(long number) {
        return revisions().stream()
                .filter(revision -> revision.number() == number)
                .findFirst();
    }

    /**
     * Writes a revision, whose number is above all others, so that nothing but a lack of space for its name can keep it from
     * being kept.
     */
    Draft draft(Revision revision);

    /** A revision that is written, and counts only once it is kept. */
    interface Draft extends AutoCloseable {
        /** Lets it count. */
        void keep();

        /** Gives it up, unless it is kept. */
        @Override
        void close();
    }

    /** The change that waits for its confirmation. */
    Optional<Confirmation> confirmation();

    /** Keeps the change that waits for its confirmation, or nothing. */
    void keep(Optional<Confirmation> confirmation);

    /** The edit of the file that is not adopted. */
    Optional<RefusedEdit> refusedEdit();

    /** Keeps the edit of the file that is not adopted, or nothing. */
    void keepRefused(Optional<RefusedEdit> edit);
}
