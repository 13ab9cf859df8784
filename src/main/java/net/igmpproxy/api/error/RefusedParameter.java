package net.igmpproxy.api.error;

/**
 * A parameter of a query that is refused.
 *
 * @param name    its name
 * @param value   its value; several are joined by commas
 * @param message what is wrong with it and what to write instead, as the rest of a sentence that begins with the name
 */
public record RefusedParameter(String name, String value, String message) {
    /** Longer names and values are cut off in answers. */
    private static final int MOST_CHARACTERS = 100;

    public RefusedParameter {
        name = cut(name);
        value = cut(value);
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
