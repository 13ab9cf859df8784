package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static net.igmpproxy.runtime.diagnosis.Situations.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import org.junit.jupiter.api.Test;

class WrongInterfaceWatchTest {
    private static final Instant START = Instant.parse("2026-01-31T18:00:00Z");

    private final WrongInterfaceWatch watch = new WrongInterfaceWatch();

    @Test
    void whatWasCountedBeforeIsNoRise() {
        assertThat(look(7, 0)).isEmpty();
        assertThat(look(7, 30)).isEmpty();
    }

    @Test
    void riseIsToldWithItsNumberAndItsTimesForTenMinutes() {
        look(7, 0);
        look(9, 30);

        assertThat(look(12, 60)).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.interfaceName()).contains(WAN);
            assertThat(diagnosis.occurrences()).contains(new Occurrences(5, Duration.ofSeconds(30), Duration.ZERO));
            assertThat(diagnosis.remedy()).isEqualTo("tcpdump -ni any 'src 10.0.0.5 and dst 239.1.1.1'");
        });
        assertThat(look(12, 600)).hasSize(1);
        assertThat(look(12, 660)).isEmpty();
    }

    @Test
    void entryThatHasGoneIsForgotten() {
        look(7, 0);
        look(9, 30);

        assertThat(watch.look(List.of(), START.plusSeconds(60))).isEmpty();
        assertThat(look(20, 90)).isEmpty();
    }

    private List<Diagnosis> look(long wrongInterface, int second) {
        return watch.look(List.of(route(100, wrongInterface)), START.plusSeconds(second));
    }
}
