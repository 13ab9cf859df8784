package net.igmpproxy.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private long now;
    private final RateLimit limit = new RateLimit(Duration.ofMinutes(1), () -> now);

    @Test
    void tellsOnceAMinuteHowOftenItWasNotTold() {
        assertThat(limit.ask("flood")).hasValue(0);
        now = Duration.ofSeconds(59).toNanos();
        assertThat(limit.ask("flood")).isEmpty();
        assertThat(limit.ask("flood")).isEmpty();
        now = Duration.ofMinutes(1).toNanos();
        assertThat(limit.ask("flood")).hasValue(2);
        now = Duration.ofMinutes(2).toNanos();
        assertThat(limit.ask("flood")).hasValue(0);
    }

    @Test
    void kindsDoNotKeepEachOtherBack() {
        assertThat(limit.ask("one")).isPresent();
        assertThat(limit.ask("other")).isPresent();
    }
}
