package net.igmpproxy.exchange.text;

/** A text is not JSON (RFC 8259), or JSON of a kind that no configuration has. */
public class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param line    where it is wrong, from 1
     * @param message what is wrong and what to write instead
     */
    public JsonException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line in which the text is wrong, from 1. */
    public int line() {
        return line;
    }
}
