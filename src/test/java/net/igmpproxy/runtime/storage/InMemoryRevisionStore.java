package net.igmpproxy.runtime.storage;

import java.util.List;
import java.util.Optional;

/** In-memory history for one test. */
public final class InMemoryRevisionStore implements RevisionStore {
    private volatile ForgetfulRevisionStore kept = new ForgetfulRevisionStore();
    private volatile Optional<ConfigurationStoreException> failure = Optional.empty();

    /** Resets to an empty history and no failure. */
    public void reset() {
        kept = new ForgetfulRevisionStore();
        failure = Optional.empty();
    }

    /** Makes all further revisions fail. */
    public void failWith(ConfigurationStoreException cause) {
        failure = Optional.of(cause);
    }

    @Override
    public List<Revision> revisions() {
        return kept.revisions();
    }

    @Override
    public Draft draft(Revision revision) {
        failure.ifPresent(cause -> {
            throw cause;
        });
        return kept.draft(revision);
    }

    @Override
    public Optional<Confirmation> confirmation() {
        return kept.confirmation();
    }

    @Override
    public void keep(Optional<Confirmation> confirmation) {
        kept.keep(confirmation);
    }

    @Override
    public Optional<RefusedEdit> refusedEdit() {
        return kept.refusedEdit();
    }

    @Override
    public void keepRefused(Optional<RefusedEdit> edit) {
        kept.keepRefused(edit);
    }
}
