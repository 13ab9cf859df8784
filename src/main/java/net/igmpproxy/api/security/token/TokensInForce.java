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
 * The tokens of the token file as it is now. The file is read again when its state in the kernel has changed, so that a token is
 * found or not found at once, and costs the same whatever the number of tokens and of attempts. A file system that does not answer
 * holds one thread; no token counts meanwhile. Any thread may use it.
 */
public final class TokensInForce {
    /** Time in which an editor that writes a file in place has written it. */
    public static final Duration SETTLING = Duration.ofSeconds(2);

    /** More than a tick of the clock that file systems take their times from: two changes of one tick have the same stamp. */
    static final Duration TICK = Duration.ofMillis(20);

    private static final Logger LOGGER = LoggerFactory.getLogger(TokensInForce.class);
    private static final int LINES_PER_MINUTE = 10;

    private final TokenFile file;
    private final MonotonicClock clock;
    private final LogBudget budget;
    private final SharedLook<Reading> look;
    private final Content unanswered;

    /**
     * The file in one state.
     *
     * @param stamp          the state; {@code null} if the kernel did not report it
     * @param seenNanos      when this state was seen first
     * @param readNanos      when the file was read last
     * @param content        what was read
     * @param emptyFromNanos when a content without tokens is believed; a file that has just changed may be half written
     */
    private record Reading(
            @Nullable FileStamp stamp, long seenNanos, long readNanos, Content content, long emptyFromNanos) {
        boolean isOf(@Nullable FileStamp present) {
            return present != null && present.equals(stamp);
        }

        /** Returns whether any change after the reading has another stamp. The time of day, which may be set back, does not count. */
        boolean isSettled() {
            return readNanos - seenNanos >= TICK.toNanos();
        }
    }

    /**
     * Content of the file.
     *
     * @param byHash  the entries by the hash of their token; none if the file is refused
     * @param refusal why no token counts; empty if the file was read
     */
    private record Content(Map<String, TokenFile.Entry> byHash, Optional<InvalidTokenFileException> refusal) {
        boolean isEmpty() {
            return byHash.isEmpty() && refusal.isEmpty();
        }
    }

    /**
     * @param clock measures how long a file has been in its state
     */
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

    /** The entry of a token; empty if there is none, or if no token counts. */
    public Optional<TokenFile.Entry> find(AccessToken token) {
        return token.isPlausible() ? Optional.ofNullable(content().byHash().get(token.hash())) : Optional.empty();
    }

    /** Reason why no token counts; empty if the file can be read, or if there is none. */
    public Optional<InvalidTokenFileException> refusal() {
        return content().refusal();
    }

    /** Returns whether the file has no token now. One that cannot be read may have some. */
    public boolean areNone() {
        return content().isEmpty();
    }

    /** Returns whether the file has had no token for longer than it takes to write it. */
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

    /** That there is no file is believed at the start only, and at once. */
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
