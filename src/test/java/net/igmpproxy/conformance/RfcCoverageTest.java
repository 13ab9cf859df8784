package net.igmpproxy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/rfc-coverage.md} with the existing cases and tests. */
class RfcCoverageTest {
    private static final Path RECORDINGS = Path.of("src", "test", "resources", "conformance");
    private static final Path TESTS = Path.of("src", "test", "java");

    /** Permitted beginnings of the second column in rows without a case or test. */
    private static final List<String> REASONS =
            List.of("does not apply: ", "left to the administrator", "the kernel: ", "see there");

    private final CoverageDocument document = CoverageDocument.read(Path.of("docs", "rfc-coverage.md"));

    @Test
    void everyRowSaysWhatWhereAndByWhat() {
        assertThat(document.rows())
                .isNotEmpty()
                .allSatisfy(cells -> assertThat(cells).hasSize(3).allMatch(cell -> !cell.isBlank()));
    }

    /** Each row names a case or test, or a reason why there can be none. */
    @Test
    void everyRowNamesACaseOrATestOrAReason() {
        assertThat(document.rows())
                .filteredOn(cells -> CoverageDocument.names(cells).isEmpty())
                .allSatisfy(cells -> {
                    assertThat(cells.get(2).strip()).isEqualTo("—");
                    assertThat(REASONS).anyMatch(cells.get(1).strip()::startsWith);
                });
    }

    @Test
    void everySectionHasOneTable() {
        assertThat(document.clauses()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void whatIsNamedExists() throws IOException {
        List<Path> tests = tests();

        assertThat(document.names()).isNotEmpty().allMatch(name -> isCase(name) || isTest(name, tests));
    }

    @Test
    void everyCaseIsNamed() throws IOException {
        assertThat(document.names()).containsAll(cases());
    }

    @Test
    void whatCasesClaimIsInTheDocument() throws IOException {
        List<String> clauses = document.clauses();

        assertThat(cases())
                .allSatisfy(name -> assertThat(
                                Recording.of(RECORDINGS.resolve(name)).clauses())
                        .as(name)
                        .isSubsetOf(clauses));
    }

    private static boolean isCase(String name) {
        return Files.isDirectory(RECORDINGS.resolve(name));
    }

    /** Returns true if a test exists: {@code ReportTableTest} or {@code ReportTableTest#doesWhatTheRowSays}. */
    private static boolean isTest(String name, List<Path> tests) {
        int hash = name.indexOf('#');
        String file = (hash < 0 ? name : name.substring(0, hash)) + ".java";
        Predicate<String> hasMethod = text -> hash < 0 || text.contains(" void " + name.substring(hash + 1) + "(");
        return tests.stream()
                .filter(test -> test.getFileName().toString().equals(file))
                .map(RfcCoverageTest::text)
                .anyMatch(hasMethod);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cases() throws IOException {
        try (Stream<Path> entries = Files.list(RECORDINGS)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
