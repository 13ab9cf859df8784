package net.igmpproxy.api.content;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Cache of responses by path, limited to 8 MiB in total. At most 2 threads create missing responses and at most 32 wait
 * for a permit. Thread-safe.
 */
final class AnswerStore {
    private static final int MAX_MAKERS = 2;
    private static final int MAX_WAITING = 32;
    private static final long MAX_BYTES = 8 << 20;

    private final Map<String, StoredAnswer> answers = new ConcurrentHashMap<>();
    private final Semaphore makers = new Semaphore(MAX_MAKERS, true);
    private final Semaphore places = new Semaphore(MAX_MAKERS + MAX_WAITING);
    private final long maxWaitMillis;
    private long sizeBytes;

    /**
     * Creates an empty cache.
     *
     * @param maxWaitMillis maximum time in milliseconds that a thread waits for permission to create a response
     */
    AnswerStore(long maxWaitMillis) {
        this.maxWaitMillis = maxWaitMillis;
    }

    Optional<StoredAnswer> find(String path) {
        return Optional.ofNullable(answers.get(path));
    }

    /**
     * Waits for permission to create a response.
     *
     * @return true if permitted; the caller must then call {@link #end}
     */
    boolean begin() {
        if (!places.tryAcquire()) {
            return false;
        }
        boolean may = false;
        try {
            may = makers.tryAcquire(maxWaitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (!may) {
                places.release();
            }
        }
        return may;
    }

    void end() {
        makers.release();
        places.release();
    }

    /** Stores a response if the size limit permits it and the path is not stored yet. */
    synchronized void keep(String path, StoredAnswer answer) {
        if (!answers.containsKey(path) && sizeBytes + answer.sizeBytes() <= MAX_BYTES) {
            answers.put(path, answer);
            sizeBytes += answer.sizeBytes();
        }
    }
}
