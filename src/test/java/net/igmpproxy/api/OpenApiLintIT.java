package net.igmpproxy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.igmpproxy.lab.ContractLinter;
import net.igmpproxy.lab.PeerProgram.Verdict;
import net.igmpproxy.lab.PeerPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the committed OpenAPI document with a public linter, without exceptions. */
@PeerPrograms(ContractLinter.PROGRAM)
class OpenApiLintIT {
    private static final Path CONTRACT = Path.of("openapi", "igmp-proxy.yaml");

    @Test
    void theContractPasses() {
        Verdict verdict = ContractLinter.lint(CONTRACT);

        assertThat(verdict.passed()).as(verdict.output()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"operationId, operation-operationId", "summary, operation-summary", "license, info-license"})
    void aContractThatLacksSomethingDoesNot(String key, String rule, @TempDir Path directory) throws IOException {
        String lacking = Files.readString(CONTRACT).replaceFirst("(?m)^( +)" + key + ":.*\n(\\1 +.*\n)*", "");

        Verdict verdict = ContractLinter.lint(Files.writeString(directory.resolve("lacking.yaml"), lacking));

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.output()).contains(rule);
    }
}
