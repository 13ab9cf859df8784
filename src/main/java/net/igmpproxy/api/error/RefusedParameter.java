package net.igmpproxy.api.error;

/**
 * Refused query parameter.
 *
 * @param name    the name
 * @param value   the value; several values are joined by commas
 * @param message what is wrong and what to write instead, as the rest of a sentence that begins with the name
 */
public record RefusedParameter(String name, String value, String message) {
    /** Maximum length of names and values in responses, in characters; longer ones are truncated. */
    private static final int MOST_CHARACTERS = 100;

    public RefusedParameter {
        name = cut(name);
        value = cut(value);
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
