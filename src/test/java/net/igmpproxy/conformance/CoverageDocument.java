package net.igmpproxy.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of {@code docs/rfc-coverage.md}: one table per RFC section, whose last column names the tests of a clause. */
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

    /** Returns the clauses that a case may name: sections, {@code RFC 9776 6.4.1}, and table rows, {@code … row 2}. */
    List<String> clauses() {
        return List.copyOf(clauses);
    }

    /** Returns the cells of every row: clause, implementation, tests. */
    List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /** Returns the cases and tests of all rows, including duplicates. */
    List<String> names() {
        return rows.stream().flatMap(cells -> names(cells).stream()).toList();
    }

    /** Returns the cases and tests of one row. */
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
