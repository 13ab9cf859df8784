package net.igmpproxy.runtime.storage;

import java.util.List;
import java.util.Optional;

/** A history that lasts as long as a test. */
public final class InMemoryRevisionStore implements RevisionStore {
    private volatile ForgetfulRevisionStore kept = new ForgetfulRevisionStore();
    private volatile Optional<ConfigurationStoreException> failure = Optional.empty();

    /** Goes back to nothing kept and no failure. */
    public void reset() {
        kept = new ForgetfulRevisionStore();
        failure = Optional.empty();
    }

    /** Lets every revision fail from now on. */
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
