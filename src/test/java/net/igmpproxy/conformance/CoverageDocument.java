package net.igmpproxy.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/rfc-coverage.md}: a table for each section of an RFC, whose last column names what shows a clause. */
final class CoverageDocument {
    private static final Pattern SECTION = Pattern.compile("### (RFC \\d+ .+)");
    private static final Pattern COLUMN = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern TABLE_ROW = Pattern.compile("\\s*(row \\d+):.*");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final List<String> clauses = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private CoverageDocument(List<String> lines) {
        String section = "";
        for (String line : lines) {
            Matcher heading = SECTION.matcher(line);
            if (heading.matches()) {
                section = heading.group(1);
                clauses.add(section);
            } else if (line.startsWith("| ") && !line.startsWith("| clause |")) {
                addRow(section, line);
            }
        }
    }

    static CoverageDocument read(Path file) {
        try {
            return new CoverageDocument(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a case may claim: sections, {@code RFC 9776 6.4.1}, and the rows of their tables, {@code … row 2}. */
    List<String> clauses() {
        return List.copyOf(clauses);
    }

    /** The cells of every row: clause, where it is obeyed, what shows it. */
    List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /** The cases and tests that the last column names, each as often as it is named. */
    List<String> names() {
        return rows.stream().flatMap(cells -> names(cells).stream()).toList();
    }

    /** The cases and tests that the last column of a row names. */
    static List<String> names(List<String> cells) {
        return NAME.matcher(cells.get(cells.size() - 1))
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    private void addRow(String section, String line) {
        List<String> cells = List.of(COLUMN.split(line.substring(1), -1));
        rows.add(cells.subList(0, cells.size() - 1));
        Matcher row = TABLE_ROW.matcher(cells.get(0));
        if (row.matches()) {
            clauses.add(section + " " + row.group(1));
        }
    }
}
