package net.igmpproxy.api.events;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPropertiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.099S", "PT1H0.001S"})
    void aStreamNeitherPingsWithoutEndNorNever(String interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventProperties(Duration.parse(interval)))
                .withMessage("igmp-proxy.events.ping-interval must be 100ms to 1h");
    }
}
