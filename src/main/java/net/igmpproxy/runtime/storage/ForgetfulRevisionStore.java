package net.igmpproxy.runtime.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In-memory history, used if only the file may change the configuration: the owner of the file keeps its history. */
public final class ForgetfulRevisionStore implements RevisionStore {
    private static final int MOST = 100;

    private final List<Revision> revisions = new ArrayList<>();
    private Optional<Confirmation> confirmation = Optional.empty();
    private Optional<RefusedEdit> refusedEdit = Optional.empty();

    @Override
    public synchronized List<Revision> revisions() {
        return List.copyOf(revisions);
    }

    @Override
    public Draft draft(Revision revision) {
        return new Draft() {
            @Override
            public void keep() {
                add(revision);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public synchronized Optional<Confirmation> confirmation() {
        return confirmation;
    }

    @Override
    public synchronized void keep(Optional<Confirmation> next) {
        confirmation = next;
    }

    @Override
    public synchronized Optional<RefusedEdit> refusedEdit() {
        return refusedEdit;
    }

    @Override
    public synchronized void keepRefused(Optional<RefusedEdit> edit) {
        refusedEdit = edit;
    }

    private synchronized void add(Revision revision) {
        revisions.add(revision);
        if (revisions.size() > MOST) {
            revisions.remove(0);
        }
    }
}
