package net.igmpproxy.runtime.storage;

import java.util.List;
import java.util.Optional;

/** Persistent history of the configuration. Every method may throw a {@link ConfigurationStoreException}. */
public interface RevisionStore {
    /** Returns the stored revisions, oldest first. Old revisions are removed. */
    List<Revision> revisions();

    /** Returns the latest revision, if any. */
    default Optional<Revision> last() {
        List<Revision> all = revisions();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Returns the revision with a number, if it is still stored. */
    default Optional<Revision> find(long number) {
        return revisions().stream()
                .filter(revision -> revision.number() == number)
                .findFirst();
    }

    /**
     * Writes a draft of a revision, whose number is above all others. Only lack of space for its name can make
     * {@link Draft#keep} fail.
     */
    Draft draft(Revision revision);

    /** Written revision that becomes part of the history when it is kept. */
    interface Draft extends AutoCloseable {
        /** Adds the revision to the history. */
        void keep();

        /** Discards the revision unless it was kept. */
        @Override
        void close();
    }

    /** Returns the change that waits for confirmation. */
    Optional<Confirmation> confirmation();

    /** Stores the change that waits for confirmation, or removes it if empty. */
    void keep(Optional<Confirmation> confirmation);

    /** Returns the edit of the file that is not adopted. */
    Optional<RefusedEdit> refusedEdit();

    /** Stores the edit of the file that is not adopted, or removes it if empty. */
    void keepRefused(Optional<RefusedEdit> edit);
}
