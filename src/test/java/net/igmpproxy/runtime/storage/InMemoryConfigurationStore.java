package net.igmpproxy.runtime.storage;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.core.config.ProxyConfiguration;

/** In-memory store for one test. {@link #save} and {@link #saveGarbage} simulate edits by others. */
public final class InMemoryConfigurationStore implements ConfigurationStore {
    private volatile StoredContent stored = StoredContent.ABSENT;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Optional<ConfigurationStoreException> unreadable = Optional.empty();
    private final AtomicInteger writes = new AtomicInteger();

    /** Resets to an empty store and no failure. */
    public void reset() {
        stored = StoredContent.ABSENT;
        failure = Optional.empty();
        unreadable = Optional.empty();
    }

    /** Makes all further changes fail. */
    public void failWith(RuntimeException cause) {
        failure = Optional.of(cause);
    }

    /** Simulates an edit with a valid configuration. */
    public void save(ProxyConfiguration configuration) {
        stored = StoredContent.of(nextStamp(), configuration);
    }

    /** Simulates an edit with invalid content. */
    public void saveGarbage(String reason) {
        stored = StoredContent.refused(nextStamp(), new ConfigurationStoreException(reason));
    }

    /** Makes the unchanged content unreadable for now. */
    public void failReading(String reason) {
        unreadable = Optional.of(new ConfigurationStoreException(reason));
    }

    /** Makes the content readable again. */
    public void readAgain() {
        unreadable = Optional.empty();
    }

    /** Simulates the removal of the file. */
    public void remove() {
        stored = StoredContent.ABSENT;
    }

    @Override
    public StoredContent read() {
        StoredContent present = stored;
        return unreadable
                .map(reason -> StoredContent.unread(present.stamp(), reason))
                .orElse(present);
    }

    @Override
    public Optional<StoredContent> written() {
        return Optional.empty();
    }

    @Override
    public StoredContent replace(StoredContent expected, ProxyConfiguration next) {
        failure.ifPresent(cause -> {
            throw cause;
        });
        if (!expected.stamp().equals(stored.stamp())) {
            throw new ConfigurationEditedException();
        }
        save(next);
        return stored;
    }

    @Override
    public void check(ProxyConfiguration next) {}

    @Override
    public String stamp() {
        return stored.stamp();
    }

    private String nextStamp() {
        return "write " + writes.incrementAndGet();
    }
}
