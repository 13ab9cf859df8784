package net.igmpproxy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the tests named in the threat model of {@code docs/security.md} exist, and that each defence has one. */
class ThreatModelTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]+)\\|([^|]+)\\|([^|]+)\\|([^|]+)\\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");

    @Test
    void everyRowNamesTestsThatExist() throws IOException {
        Set<String> tests = tests();
        List<MatchResult> rows = rows();

        assertThat(rows).hasSizeGreaterThan(8);
        for (MatchResult row : rows) {
            List<String> named = TEST.matcher(row.group(4))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            assertThat(tests).as(row.group(1)).containsAll(named);
            assertThat(named.isEmpty())
                    .as("tests of %s", row.group(1))
                    .isEqualTo(row.group(3).isBlank());
        }
    }

    private static List<MatchResult> rows() throws IOException {
        String document = Files.readString(Path.of("docs/security.md"));
        String model = document.substring(document.indexOf("\n## Threat model\n"));
        return ROW.matcher(model.substring(0, model.indexOf("\n## ", 1)))
                .results()
                .filter(row -> !row.group(1).isBlank() && !row.group(1).startsWith("---"))
                .filter(row -> !row.group(1).strip().equals("who"))
                .toList();
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
