package net.igmpproxy.store;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * YAML reader with the whole text in memory. The reader of the library copies its lookahead for every 1,024 characters.
 * Its time therefore grows with the square of the length of a comment, a key or a scalar: 30 s for 4 MiB.
 */
final class TextReader extends StreamReader {
    private static final String NAME = "text";
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final int[] codePoints;
    private int position;
    private int documentIndex;
    private int line;
    private int column;

    /** @throws ReaderException if the text has a character that YAML does not allow */
    TextReader(String text) {
        super("");
        codePoints = new int[text.codePointCount(0, text.length())];
        int at = 0;
        for (int i = 0; i < codePoints.length; i++) {
            int codePoint = text.codePointAt(at);
            if (!isPrintable(codePoint)) {
                throw new ReaderException(NAME, i, codePoint, "special characters are not allowed");
            }
            codePoints[i] = codePoint;
            at += Character.charCount(codePoint);
        }
    }

    @Override
    public Mark getMark() {
        return new Mark(NAME, position, line, column, codePoints, position);
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        int end = Math.min(codePoints.length, position + length);
        while (position < end) {
            int codePoint = codePoints[position];
            position++;
            documentIndex++;
            if (endsLine(codePoint)) {
                line++;
                column = 0;
            } else if (codePoint != BYTE_ORDER_MARK) {
                column++;
            }
        }
    }

    private boolean endsLine(int codePoint) {
        return Constant.LINEBR.has(codePoint)
                || (codePoint == '\r' && position < codePoints.length && codePoints[position] != '\n');
    }

    @Override
    public int peek() {
        return peek(0);
    }

    /** Returns the character at an offset from the position; 0 after the end. */
    @Override
    public int peek(int index) {
        int at = position + index;
        return at < codePoints.length ? codePoints[at] : 0;
    }

    @Override
    public String prefix(int length) {
        return new String(codePoints, position, Math.min(length, codePoints.length - position));
    }

    /** Consumes characters that contain no line break. */
    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        position += length;
        documentIndex += length;
        column += length;
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getDocumentIndex() {
        return documentIndex;
    }

    @Override
    public void resetDocumentIndex() {
        documentIndex = 0;
    }

    @Override
    public int getIndex() {
        return position;
    }

    @Override
    public int getLine() {
        return line;
    }
}
