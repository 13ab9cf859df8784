package net.igmpproxy.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBudgetTest {
    private final List<String> lines = new ArrayList<>();
    private long nowNanos;
    private final LogBudget budget = new LogBudget(3, () -> nowNanos);

    @Test
    void writesSoManyLinesAMinuteAndThenHowManyWereDropped() {
        write(5);
        assertThat(lines).containsExactly("line", "line", "line");

        nowNanos += Duration.ofMinutes(1).toNanos();
        write(2);

        assertThat(lines).endsWith("line (2 more were not logged)", "line").hasSize(5);
    }

    private void write(int times) {
        for (int time = 0; time < times; time++) {
            budget.write(dropped -> lines.add("line" + dropped));
        }
    }
}
