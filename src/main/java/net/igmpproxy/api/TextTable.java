package net.igmpproxy.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Text table with headings, in the style of show commands. Columns are as wide as their longest cell and separated by
 * two blanks; lines have no trailing blanks.
 */
public final class TextTable {
    /** Content of an empty cell. */
    public static final String NOTHING = "--";

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table without rows. */
    public TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /**
     * Column of a table.
     *
     * @param heading the heading
     * @param right   true to align cells right, as for numbers; false to align them left
     */
    public record Column(String heading, boolean right) {
        /** Returns a left-aligned column. */
        public static Column words(String heading) {
            return new Column(heading, false);
        }

        /** Returns a right-aligned column. */
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
     * @param cells one cell per column
     * @throws IllegalArgumentException if the number of cells differs from the number of columns
     */
    public void add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(texts(cells));
    }

    /** Returns the heading and all rows, each terminated by a line feed. */
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
