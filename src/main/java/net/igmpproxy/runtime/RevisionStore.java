package net.igmpproxy.runtime;

import java.util.List;
import java.util.Optional;

/** Where the history of the configuration survives. Every method may throw a {@link ConfigurationStoreException}. */
public interface RevisionStore {
    /** The revisions there are, the oldest first. Old ones are forgotten at some time. */
    List<Revision> revisions();

    /** Keeps a revision, whose number is above all others. */
    void append(Revision revision);

    /** The change that waits for its confirmation. */
    Optional<Confirmation> confirmation();

    /** Keeps the change that waits for its confirmation, or nothing. */
    void keep(Optional<Confirmation> confirmation);
}
