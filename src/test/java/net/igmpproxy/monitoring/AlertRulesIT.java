package net.igmpproxy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.igmpproxy.lab.PeerProgram;
import net.igmpproxy.lab.PeerPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the alert rules with promtool, and the links to their runbook sections. */
@PeerPrograms("promtool")
class AlertRulesIT {
    private static final Path ALERTS = Expression.RULES.resolve("alerts.rules.yaml");
    private static final Path CASES = Path.of("src/test/resources/prometheus/alerts_test.yaml");
    private static final Path RUNBOOK = Path.of("docs/operations/alerts.md");

    @Test
    void theRulesAreValid() {
        for (Path file : Expression.files(Expression.RULES).toList()) {
            PeerProgram.Verdict verdict = PeerProgram.run("promtool", "", "check", "rules", file.toString());
            assertThat(verdict.passed()).as(verdict.output()).isTrue();
        }
    }

    @Test
    void everyAlertFiresWhenItShouldAndNotBefore() throws IOException {
        PeerProgram.Verdict verdict = PeerProgram.run("promtool", "", "test", "rules", CASES.toString());

        assertThat(verdict.passed()).as(verdict.output()).isTrue();
        assertThat(alerts())
                .allSatisfy(alert ->
                        assertThat(Files.readString(CASES)).contains("  - name: " + alert.get("alert") + "\n"));
    }

    @Test
    void anAlertThatDoesNotFireIsNoticed(@TempDir Path directory) throws IOException {
        Path cases = directory.resolve("cases.yaml");
        Files.writeString(
                cases,
                Files.readString(CASES)
                        .replace(
                                "../../../../" + ALERTS, ALERTS.toAbsolutePath().toString())
                        .replace("values: '0 1x30'", "values: '0 0x30'"));

        PeerProgram.Verdict verdict = PeerProgram.run("promtool", "", "test", "rules", cases.toString());

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.output()).contains("IgmpProxyConfigurationRefused");
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyAlertSaysWhatItMeansAndLinksToItsEntryInTheRunbook() throws IOException {
        String runbook = Files.readString(RUNBOOK);
        for (Map<String, ?> alert : alerts()) {
            String name = String.valueOf(alert.get("alert"));
            Map<String, String> annotations = (Map<String, String>) Objects.requireNonNull(alert.get("annotations"));
            assertThat(annotations).as(name).containsKeys("summary", "description");
            assertThat(annotations.get("runbook_url")).isEqualTo(RUNBOOK + "#" + name.toLowerCase(Locale.ROOT));
            assertThat(runbook).contains("\n### " + name + "\n");
        }
    }

    private static List<Map<String, String>> alerts() {
        return Expression.rules(ALERTS);
    }
}
