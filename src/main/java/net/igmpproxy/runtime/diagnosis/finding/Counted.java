package net.igmpproxy.runtime.diagnosis.finding;

/** Words that agree in number with what they count. */
public final class Counted {
    private static final String PLURAL = "s";

    private Counted() {}

    /** A count with its noun, whose plural ends in s: "1 group", "2 groups". */
    public static String of(long count, String noun) {
        return count + " " + choose(count, noun, noun + PLURAL);
    }

    /** One of two words, by a count: the first for 1, the other for any other number. */
    public static String choose(long count, String one, String many) {
        return count == 1 ? one : many;
    }
}
