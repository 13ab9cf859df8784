package net.igmpproxy.core.config.document;

/**
 * Where a value stands in the document, as in {@code interfaces.eth0.altSubnets[1]}.
 *
 * @param text the keys and indices from the root on; empty for the root itself
 */
public record FieldPath(String text) {
    /** The whole document. */
    public static final FieldPath ROOT = new FieldPath("");

    /** Keys come from users: a longer one is cut, lest it fills a report. */
    private static final int MAX_KEY_LENGTH = 64;

    /** The path of a key of the object at this path. */
    public FieldPath key(String name) {
        String shown = FieldError.abbreviated(name, MAX_KEY_LENGTH);
        return new FieldPath(text.isEmpty() ? shown : text + "." + shown);
    }

    /** The path of an item of the list at this path, counted from 0. */
    public FieldPath index(int position) {
        return new FieldPath(text + "[" + position + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
