package net.igmpproxy.runtime.diagnosis.finding;

/** Grammatical number of words in messages. */
public final class Counted {
    private static final String PLURAL = "s";

    private Counted() {}

    /** Returns a count with its noun, whose plural ends in s: "1 group", "2 groups". */
    public static String of(long count, String noun) {
        return count + " " + choose(count, noun, noun + PLURAL);
    }

    /** Returns the first word for a count of 1, and the second otherwise. */
    public static String choose(long count, String one, String many) {
        return count == 1 ? one : many;
    }
}
