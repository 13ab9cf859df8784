package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.SOURCE;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTextsTest {
    private static final Occurrences TWICE = new Occurrences(2, Duration.ofMinutes(5), Duration.ofMinutes(1));

    private final FindingTexts texts =
            new FindingTexts(Situations.configuration().withMaxFlows(7));

    @ParameterizedTest
    @CsvSource({
        "1, 1, A source sends into eth0",
        "1, 2, A source sends to 2 groups into eth0",
        "2, 1, 2 sources send into eth0",
        "3, 4, 3 sources send to 4 groups into eth0"
    })
    void sourcesAndGroupsAreCountedApart(long sources, long groups, String text) {
        RejectedSource example = new RejectedSource(WAN, SOURCE, GROUP);

        assertThat(texts.of(new Finding.SourcesRejected(WAN, example, sources, groups))
                        .message())
                .startsWith(text + " ");
    }

    @ParameterizedTest
    @CsvSource({"true, ERROR", "false, WARNING"})
    void forgottenFlowIsAnErrorWhereMembersWatchedIt(boolean isWatched, Severity severity) {
        MfcKey flow = new MfcKey(SOURCE, GROUP.address());

        Diagnosis diagnosis = texts.of(new Finding.FlowsForgotten(WAN, 5, flow, isWatched, TWICE));

        assertThat(diagnosis.type()).isEqualTo("limit-reached");
        assertThat(diagnosis.severity()).isEqualTo(severity);
        assertThat(diagnosis.message()).contains("maxFlows is 7", "Find the senders (GET /api/v1/routes)");
        assertThat(diagnosis.remedy()).contains("{\"maxFlows\": 14}");
    }

    @Test
    void remedyRaisesTheLimitInForce() {
        Finding reached = new Finding.LimitReached(LAN, "maxGroups", 200_000, GROUP, SOURCE, TWICE);

        assertThat(texts.of(reached).remedy()).contains("{\"maxGroups\": 200000}");
    }
}
