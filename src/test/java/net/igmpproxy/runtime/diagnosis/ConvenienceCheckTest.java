package net.igmpproxy.runtime.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.port.Limitation;
import org.junit.jupiter.api.Test;

class ConvenienceCheckTest {
    private static final String REASON = "the name is held by process 17 of user 65534";

    @Test
    void everyLimitationIsAFindingThatNamesItsReason() {
        List<Limitation> all = Arrays.stream(Limitation.Kind.values())
                .map(kind -> new Limitation(kind, REASON))
                .toList();

        assertThat(ConvenienceCheck.look(all))
                .allSatisfy(finding -> {
                    assertThat(finding.message()).contains(REASON);
                    assertThat(finding.severity()).isNotEqualTo(Severity.ERROR);
                    assertThat(finding.interfaceName()).isEmpty();
                })
                .extracting(Diagnosis::type)
                .containsExactly("handover-unavailable", "keeper-unavailable", "state-not-used", "kernel-not-compared");
    }

    @Test
    void nothingIsReportedWhileNothingIsMissing() {
        assertThat(ConvenienceCheck.look(List.of())).isEmpty();
    }
}
