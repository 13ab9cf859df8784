package net.igmpproxy.exchange.text;

/** Reports that a text is not JSON (RFC 8259), or is not JSON of a configuration. */
public class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param line line of the error, from 1
     * @param message description of the error and its remedy
     */
    public JsonException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Returns the line of the error, from 1. */
    public int line() {
        return line;
    }
}
