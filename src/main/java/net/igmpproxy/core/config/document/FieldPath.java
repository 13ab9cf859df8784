package net.igmpproxy.core.config.document;

/**
 * Path of a value in the document, as in {@code interfaces.eth0.altSubnets[1]}.
 *
 * @param text keys and indices from the root; empty for the root itself
 */
public record FieldPath(String text) {
    /** Path of the complete document. */
    public static final FieldPath ROOT = new FieldPath("");

    /** Maximum length of a key in characters; users choose keys, and longer ones would flood error reports. */
    private static final int MAX_KEY_LENGTH = 64;

    /** Returns the path of a key of the object at this path. */
    public FieldPath key(String name) {
        String shown = FieldError.abbreviated(name, MAX_KEY_LENGTH);
        return new FieldPath(text.isEmpty() ? shown : text + "." + shown);
    }

    /** Returns the path of an item of the list at this path; indices start at 0. */
    public FieldPath index(int position) {
        return new FieldPath(text + "[" + position + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
