package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeoutsTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 0",
        "0, 0",
        "1, 1",
        "1000000, 1",
        "1000001, 2",
        "2147483647000000, 2147483647",
        "9223372036854775806, 2147483647",
        "9223372036854775807, -1"
    })
    void roundsUpToMillisecondsAndKnowsNoLimit(long nanos, int millis) {
        assertThat(Timeouts.toMillis(nanos)).isEqualTo(millis);
    }
}
