package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.errorsOf;
import static net.igmpproxy.core.config.document.Trees.eth0;
import static net.igmpproxy.core.config.document.Trees.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.RouterTimers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTimersReaderTest {
    @Test
    void readsTimersInEachWayOfWritingThem() {
        InterfaceConfiguration configuration = only(eth0(
                "queryInterval",
                "2m",
                "queryMaxResponseTime",
                2.5,
                "robustnessVariable",
                3,
                "lastMemberQueryInterval",
                "500ms",
                "lastMemberQueryCount",
                1,
                "startupQueryInterval",
                30,
                "startupQueryCount",
                4));

        assertThat(configuration.timers())
                .isEqualTo(new RouterTimers(
                        Duration.ofMinutes(2),
                        Duration.ofMillis(2500),
                        3,
                        Duration.ofMillis(500),
                        Optional.of(1),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(4)));
    }

    static Stream<Arguments> wrongTimers() {
        return Stream.of(
                arguments("queryInterval", "0s", "must be a duration from 1s to 31744s, such as 125s or 2m"),
                arguments("queryInterval", 31_745, "must be a duration from 1s to 31744s, such as 125s or 2m"),
                arguments("queryInterval", "125", "must be a duration from 1s to 31744s, such as 125s or 2m"),
                arguments("queryInterval", "2 h", "must be a duration from 1s to 31744s, such as 125s or 2m"),
                arguments("queryInterval", -5, "must be a duration from 1s to 31744s, such as 125s or 2m"),
                arguments("queryInterval", true, "must be a duration from 1s to 31744s, such as 125s or 2m"),
                arguments("queryInterval", "10s", "must be longer than queryMaxResponseTime, which is 10s"),
                arguments(
                        "queryMaxResponseTime",
                        Double.NaN,
                        "must be a duration from 100ms to 3174400ms, such as 125s, 500ms or 2m"),
                arguments("queryMaxResponseTime", "125s", "must be shorter than queryInterval, which is 125s"),
                arguments(
                        "lastMemberQueryInterval",
                        "100.5ms",
                        "must be a duration from 100ms to 1023s, such as 125s, 500ms or 2m"),
                arguments("startupQueryInterval", "999ms", "must be a duration from 1s to 31744s, such as 125s or 2m"),
                arguments("robustnessVariable", 0, "must be a whole number from 1 to 7"),
                arguments("lastMemberQueryCount", 8, "must be a whole number from 1 to 7"),
                arguments("startupQueryCount", 1.0, "must be a whole number from 1 to 7"));
    }

    @ParameterizedTest
    @MethodSource("wrongTimers")
    void saysWhatATimerMayBe(String key, Object value, String message) {
        assertThat(errorsOf(eth0(key, value)))
                .containsExactly(new FieldError(new FieldPath("interfaces.eth0." + key), value, message));
    }

    @Test
    void doesNotBlameOneTimerForAnotherThatIsWrong() {
        assertThat(errorsOf(eth0("queryInterval", "soon", "queryMaxResponseTime", "200s")))
                .extracting(error -> error.path().text())
                .containsExactly("interfaces.eth0.queryInterval");
    }

    @Test
    void theStartupIntervalIsAtMostTheQueryInterval() {
        assertThat(errorsOf(eth0("queryInterval", "20s", "startupQueryInterval", "21s")))
                .containsExactly(new FieldError(
                        new FieldPath("interfaces.eth0.startupQueryInterval"),
                        "21s",
                        "must not be longer than queryInterval, which is 20s"));
        assertThat(errorsOf(eth0("startupQueryInterval", "126s")))
                .extracting(FieldError::message)
                .containsExactly("must not be longer than queryInterval, which is 125s");
        assertThat(errorsOf(eth0("queryInterval", "20s", "startupQueryInterval", 20)))
                .isEmpty();
        assertThat(errorsOf(eth0("queryInterval", "soon", "startupQueryInterval", "200s")))
                .extracting(error -> error.path().text())
                .containsExactly("interfaces.eth0.queryInterval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queryMaxResponseTime", "lastMemberQueryInterval"})
    void igmpv2SaysNoLongerTimeThanItsOctetHolds(String key) {
        assertThat(errorsOf(eth0("igmpVersion", 2, key, "25600ms")))
                .containsExactly(new FieldError(
                        new FieldPath("interfaces.eth0." + key),
                        "25600ms",
                        "must be at most 25.5s while igmpVersion is 2: shorten it, or set igmpVersion to auto or 3"));
        assertThat(errorsOf(eth0("igmpVersion", 2, key, "25.5s"))).isEmpty();
        assertThat(List.of("auto", 1, 3))
                .allSatisfy(version -> assertThat(errorsOf(eth0("igmpVersion", version, key, "26s")))
                        .isEmpty());
    }

    @Test
    void reportsEachTimerThatBreaksARule() {
        assertThat(errorsOf(eth0(
                        "igmpVersion",
                        2,
                        "queryInterval",
                        "30s",
                        "queryMaxResponseTime",
                        "30s",
                        "lastMemberQueryInterval",
                        "30s",
                        "startupQueryInterval",
                        "31s")))
                .extracting(error -> error.path().text())
                .containsExactlyInAnyOrder(
                        "interfaces.eth0.queryMaxResponseTime",
                        "interfaces.eth0.queryMaxResponseTime",
                        "interfaces.eth0.lastMemberQueryInterval",
                        "interfaces.eth0.startupQueryInterval");
    }
}
