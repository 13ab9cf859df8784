package net.igmpproxy.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void aValueIsCountedInTheFirstBucketThatHoldsIt() {
        Histogram histogram = new Histogram(List.of(10L, 100L));
        for (long value : List.of(0L, 10L, 11L, 100L, 101L, 1_000L)) {
            histogram.note(value);
        }

        assertThat(histogram.read()).isEqualTo(new Histogram.Reading(List.of(10L, 100L), List.of(2L, 2L, 2L), 1_222));
    }
}
