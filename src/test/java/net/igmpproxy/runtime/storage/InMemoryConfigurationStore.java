package net.igmpproxy.runtime.storage;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.core.config.ProxyConfiguration;

/** A store that lasts as long as a test. Others edit it by {@link #save} and {@link #saveGarbage}. */
public final class InMemoryConfigurationStore implements ConfigurationStore {
    private volatile StoredContent stored = StoredContent.ABSENT;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Optional<ConfigurationStoreException> unreadable = Optional.empty();
    private final AtomicInteger writes = new AtomicInteger();

    /** Goes back to nothing stored and no failure. */
    public void reset() {
        stored = StoredContent.ABSENT;
        failure = Optional.empty();
        unreadable = Optional.empty();
    }

    /** Lets every change fail from now on. */
    public void failWith(RuntimeException cause) {
        failure = Optional.of(cause);
    }

    /** Somebody writes a configuration. */
    public void save(ProxyConfiguration configuration) {
        stored = StoredContent.of(nextStamp(), configuration);
    }

    /** Somebody writes something that is no configuration. */
    public void saveGarbage(String reason) {
        stored = StoredContent.refused(nextStamp(), new ConfigurationStoreException(reason));
    }

    /** Lets it not be read for now, though nobody has written it. */
    public void failReading(String reason) {
        unreadable = Optional.of(new ConfigurationStoreException(reason));
    }

    /** Lets it be read again. */
    public void readAgain() {
        unreadable = Optional.empty();
    }

    /** Somebody removes it. */
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
