package net.igmpproxy.api.security.token;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.igmpproxy.api.error.LogBudget;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.store.FileStamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that are currently valid, from the token file. The file is read again if its metadata changed. A change is
 * therefore effective at once, and the cost of a lookup depends neither on the number of tokens nor on that of
 * attempts. A hanging file system blocks one thread; no token is valid meanwhile. Thread-safe.
 */
public final class TokensInForce {
    /** Time that an editor may take to write a file in place. */
    public static final Duration SETTLING = Duration.ofSeconds(2);

    /** Longer than a tick of the file system's clock: two changes within one tick have the same stamp. */
    static final Duration TICK = Duration.ofMillis(20);

    private static final Logger LOGGER = LoggerFactory.getLogger(TokensInForce.class);
    private static final int LINES_PER_MINUTE = 10;

    private final TokenFile file;
    private final MonotonicClock clock;
    private final LogBudget budget;
    private final SharedLook<Reading> look;
    private final Content unanswered;

    /**
     * State of the file at one time.
     *
     * @param stamp          the file stamp; {@code null} if the kernel did not report it
     * @param seenNanos      the first time this stamp was seen, in nanoseconds
     * @param readNanos      the time of the last read, in nanoseconds
     * @param content        the content
     * @param emptyFromNanos the time from which an empty content is trusted; a file just changed may be half written
     */
    private record Reading(
            @Nullable FileStamp stamp, long seenNanos, long readNanos, Content content, long emptyFromNanos) {
        boolean isOf(@Nullable FileStamp present) {
            return present != null && present.equals(stamp);
        }

        /**
         * Returns true if any later change has another stamp. The wall clock is not used, because it may be set back.
         */
        boolean isSettled() {
            return readNanos - seenNanos >= TICK.toNanos();
        }
    }

    /**
     * Content of the file.
     *
     * @param byHash  the entries by the hash of their token; empty if the file is refused
     * @param refusal the reason why no token is valid; empty if the file was read
     */
    private record Content(Map<String, TokenFile.Entry> byHash, Optional<InvalidTokenFileException> refusal) {
        boolean isEmpty() {
            return byHash.isEmpty() && refusal.isEmpty();
        }
    }

    /** @param clock measures how long the file has been unchanged */
    public TokensInForce(TokenFile file, MonotonicClock clock) {
        this.file = file;
        this.clock = clock;
        this.budget = new LogBudget(LINES_PER_MINUTE, clock);
        this.look = new SharedLook<>(this::look, clock);
        this.unanswered = new Content(
                Map.of(),
                Optional.of(new InvalidTokenFileException(
                        file.path() + " cannot be read: its file system does not answer", null)));
    }

    public TokenFile file() {
        return file;
    }

    /** Returns the entry of a token; empty if there is none or no token is valid. */
    public Optional<TokenFile.Entry> find(AccessToken token) {
        return token.isPlausible() ? Optional.ofNullable(content().byHash().get(token.hash())) : Optional.empty();
    }

    /** Returns the reason why no token is valid; empty if the file was read or does not exist. */
    public Optional<InvalidTokenFileException> refusal() {
        return content().refusal();
    }

    /** Returns true if the file contains no token now. An unreadable file may contain some. */
    public boolean areNone() {
        return content().isEmpty();
    }

    /** Returns true if the file has contained no token for longer than writing it takes. */
    public boolean areCertainlyNone() {
        return look.now()
                .filter(present -> present.content().isEmpty() && clock.nanos() - present.emptyFromNanos() >= 0)
                .isPresent();
    }

    private Content content() {
        return look.now().map(Reading::content).orElse(unanswered);
    }

    private Reading look(@Nullable Reading before) {
        FileStamp stamp = stamp();
        if (before != null && before.isOf(stamp) && before.isSettled()) {
            return before;
        }
        long now = clock.nanos();
        Content content = read();
        log(before == null ? Optional.empty() : before.content().refusal(), content.refusal());
        return new Reading(
                stamp,
                before != null && before.isOf(stamp) ? before.seenNanos() : now,
                now,
                content,
                emptyFromNanos(before, stamp, now));
    }

    private @Nullable FileStamp stamp() {
        try {
            return FileStamp.of(file.path());
        } catch (IOException failure) {
            return null;
        }
    }

    /**
     * Returns the time from which an empty content is trusted. A missing file is trusted at once, but only at startup.
     */
    private static long emptyFromNanos(@Nullable Reading before, @Nullable FileStamp stamp, long now) {
        if (before == null && stamp != null && stamp.isOfNoFile()) {
            return now;
        }
        return before != null && before.isOf(stamp) && before.content().isEmpty()
                ? before.emptyFromNanos()
                : now + SETTLING.toNanos();
    }

    private Content read() {
        try {
            return new Content(
                    file.entries().stream()
                            .collect(Collectors.toMap(
                                    TokenFile.Entry::hash, Function.identity(), (first, second) -> first)),
                    Optional.empty());
        } catch (InvalidTokenFileException refusal) {
            return new Content(Map.of(), Optional.of(refusal));
        }
    }

    private void log(Optional<InvalidTokenFileException> before, Optional<InvalidTokenFileException> now) {
        if (now.isPresent() && !now.map(Throwable::getMessage).equals(before.map(Throwable::getMessage))) {
            budget.write(
                    dropped -> LOGGER.error("No token counts: {}{}", now.get().getMessage(), dropped));
        } else if (now.isEmpty() && before.isPresent()) {
            budget.write(dropped -> LOGGER.info("The tokens count again{}", dropped));
        }
    }
}
