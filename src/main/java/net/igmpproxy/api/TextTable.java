package net.igmpproxy.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text under headings, as an operator expects them of a show command: as wide as they must be, two blanks
 * apart, nothing behind the last one.
 */
public final class TextTable {
    /** What stands where there is nothing to tell. */
    public static final String NOTHING = "--";

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    public TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /**
     * A column.
     *
     * @param heading what stands above it
     * @param right   whether its cells end below each other, as numbers do, or begin there
     */
    public record Column(String heading, boolean right) {
        /** A column of words. */
        public static Column words(String heading) {
            return new Column(heading, false);
        }

        /** A column of numbers. */
        public static Column numbers(String heading) {
            return new Column(heading, true);
        }

        private String pad(String cell, int width) {
            String blanks = " ".repeat(width - cell.length());
            return right ? blanks + cell : cell + blanks;
        }
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     */
    public void add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(texts(cells));
    }

    /** The table, each line with its end. */
    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::heading).toList());
        lines.addAll(rows);
        StringBuilder text = new StringBuilder();
        int[] widths = widths(lines);
        lines.forEach(line -> text.append(line(line, widths)).append('\n'));
        return text.toString();
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(column == 0 ? "" : GAP).append(columns.get(column).pad(cells.get(column), widths[column]));
        }
        return line.toString().stripTrailing();
    }

    private int[] widths(List<List<String>> lines) {
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        return widths;
    }

    private static List<String> texts(Object[] cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(String.valueOf(cell));
        }
        return List.copyOf(texts);
    }
}
