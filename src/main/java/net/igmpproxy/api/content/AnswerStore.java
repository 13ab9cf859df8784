package net.igmpproxy.api.content;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers by path, up to a number of bytes. Few threads make those that are missing, and few wait for them. Any thread may use it. */
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
     * A store without answers.
     *
     * @param maxWaitMillis longest time that a thread waits until it may make an answer
     */
    AnswerStore(long maxWaitMillis) {
        this.maxWaitMillis = maxWaitMillis;
    }

    Optional<StoredAnswer> find(String path) {
        return Optional.ofNullable(answers.get(path));
    }

    /**
     * Waits until the thread may make an answer.
     *
     * @return whether it may; then it calls {@link #end}
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

    /** Keeps an answer, unless there is no room for it. */
    synchronized void keep(String path, StoredAnswer answer) {
        if (!answers.containsKey(path) && sizeBytes + answer.sizeBytes() <= MAX_BYTES) {
            answers.put(path, answer);
            sizeBytes += answer.sizeBytes();
        }
    }
}
