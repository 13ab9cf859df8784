package net.igmpproxy.api.security;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.igmpproxy.runtime.MonotonicClock;
import net.igmpproxy.store.FileStamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of the token file as it is now. The file is read again when its state in the kernel has changed, so that a token is
 * found or not found at once, and costs the same whatever the number of tokens and of attempts. Any thread may use it.
 */
final class TokensInForce {
    /** Time in which an editor that writes a file in place has written it. */
    static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Logger LOGGER = LoggerFactory.getLogger(TokensInForce.class);

    private final TokenFile file;
    private final InstantSource wallClock;
    private final MonotonicClock clock;
    private @Nullable Reading latest;

    /**
     * The file in one state.
     *
     * @param stamp          the state; {@code null} if the next look must read the file again
     * @param content        what was read
     * @param emptyFromNanos when a content without tokens is believed; a file that had tokens before may be half written
     */
    private record Reading(@Nullable FileStamp stamp, Content content, long emptyFromNanos) {}

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
     * @param wallClock the clock of the file system
     * @param clock     measures how long a file has been without tokens
     */
    TokensInForce(TokenFile file, InstantSource wallClock, MonotonicClock clock) {
        this.file = file;
        this.wallClock = wallClock;
        this.clock = clock;
    }

    TokenFile file() {
        return file;
    }

    /** The entry of a token; empty if there is none, or if no token counts. */
    Optional<TokenFile.Entry> find(AccessToken token) {
        return token.isPlausible()
                ? Optional.ofNullable(present().content().byHash().get(token.hash()))
                : Optional.empty();
    }

    /** Reason why no token counts; empty if the file can be read, or if there is none. */
    Optional<InvalidTokenFileException> refusal() {
        return present().content().refusal();
    }

    /** Returns whether the file has no token now. One that cannot be read may have some. */
    boolean areNone() {
        return present().content().isEmpty();
    }

    /** Returns whether the file has had no token for longer than it takes to write it. */
    boolean areCertainlyNone() {
        Reading present = present();
        return present.content().isEmpty() && clock.nanos() - present.emptyFromNanos() >= 0;
    }

    private synchronized Reading present() {
        Reading known = latest;
        FileStamp stamp = stamp();
        if (known == null || stamp == null || !stamp.equals(known.stamp())) {
            known = read(known, stamp);
            latest = known;
        }
        return known;
    }

    private @Nullable FileStamp stamp() {
        try {
            return FileStamp.of(file.path());
        } catch (IOException failure) {
            return null;
        }
    }

    private Reading read(@Nullable Reading before, @Nullable FileStamp stamp) {
        Instant begin = wallClock.instant();
        Content content = content();
        log(before == null ? Optional.empty() : before.content().refusal(), content.refusal());
        return new Reading(stamp != null && stamp.isSettled(begin) ? stamp : null, content, emptyFromNanos(before));
    }

    private long emptyFromNanos(@Nullable Reading before) {
        long now = clock.nanos();
        if (before == null) {
            return now;
        }
        return before.content().isEmpty() ? before.emptyFromNanos() : now + SETTLING.toNanos();
    }

    private Content content() {
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

    private static void log(Optional<InvalidTokenFileException> before, Optional<InvalidTokenFileException> now) {
        if (now.isPresent() && !now.map(Throwable::getMessage).equals(before.map(Throwable::getMessage))) {
            LOGGER.error("No token counts: {}", now.get().getMessage());
        } else if (now.isEmpty() && before.isPresent()) {
            LOGGER.info("The tokens count again");
        }
    }
}
