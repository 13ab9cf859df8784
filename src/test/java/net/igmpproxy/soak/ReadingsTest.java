package net.igmpproxy.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingsTest {
    private static final int COUNT = 40;
    private static final double USUAL = 100;

    @Test
    void nothingIsWrongWithALifeWithoutDrift() {
        assertThat(problems(Measure.RESIDENT, reading -> 200 + reading % 7)).isEmpty();
    }

    @Test
    void residentMemoryOfVersion1Fails() {
        // Version 1.0.0 during half an hour: it grows without limit and exceeds the maximum.
        assertThat(problems(Measure.RESIDENT, reading -> 215 + 7 * reading)).isNotEmpty();
        assertThat(problems(Measure.RESIDENT, reading -> 150 + 4 * reading)).isNotEmpty();
    }

    @Test
    void growthOfTheFirstThirdIsNoDrift() {
        assertThat(problems(Measure.RESIDENT, reading -> Math.min(300, 180 + 12 * reading)))
                .isEmpty();
        assertThat(problems(Measure.LIVE_HEAP, reading -> Math.min(60, 30 + 3 * reading)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Measure.class,
            names = {"ENTRIES", "DESCRIPTORS", "THREADS", "RESIDENT", "LIVE_HEAP"})
    void slowLeakFails(Measure measure) {
        double step = measure == Measure.ENTRIES ? 200 : 4;

        assertThat(problems(measure, reading -> USUAL + step * reading))
                .singleElement()
                .asString()
                .startsWith(measure.heading() + " has grown");
    }

    @Test
    void onePeakIsNoDriftButMayBeAboveTheCeiling() {
        assertThat(problems(Measure.RESIDENT, reading -> reading == 35 ? 380 : 200))
                .isEmpty();
        assertThat(problems(Measure.RESIDENT, reading -> reading == 35 ? 390 : 200))
                .containsExactly("RSS MiB is 390.0, and may be 384.0");
    }

    @ParameterizedTest
    @EnumSource(
            value = Measure.class,
            names = {"LOST", "FAULTS"})
    void singleOneFails(Measure measure) {
        assertThat(problems(measure, reading -> reading < COUNT - 1 ? 0 : 1)).hasSize(1);
    }

    @Test
    void lostVifFails() {
        assertThat(problems(Measure.VIFS, reading -> reading == 20 ? 6 : 7)).containsExactly("VIFs was 7.0 and is 6.0");
    }

    @Test
    void logThatIsFloodedFails() {
        assertThat(problems(Measure.LOG_LINES, reading -> 20 + 50 * reading)).isEmpty();
        assertThat(problems(Measure.LOG_LINES, reading -> reading < 30 ? 20 : 1_000))
                .hasSize(1);
    }

    @Test
    void runThatIsTooShortToJudgeFails() {
        Readings readings = new Readings();
        readings.add(Duration.ZERO, measure -> 0);

        assertThat(readings.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("has 1 readings"));
    }

    @Test
    void lineHasAColumnForEachMeasure() {
        String line = new Readings().add(Duration.ofSeconds(75), measure -> measure == Measure.GROUPS ? 0.5 : 1.5);

        assertThat(line.strip().split(" +", -1))
                .hasSize(1 + Measure.values().length)
                .startsWith("1:15", "0.5", "1.5");
        assertThat(Readings.heading()).hasSameSizeAs(line);
    }

    /** Returns the problems if one quantity has the given series and the others are zero. */
    private static List<String> problems(Measure measured, IntToDoubleFunction series) {
        Readings readings = new Readings();
        IntStream.range(0, COUNT)
                .forEach(reading -> readings.add(
                        Duration.ofSeconds(30L * reading),
                        measure -> measure == measured ? series.applyAsDouble(reading) : 0));
        return readings.problems();
    }
}
