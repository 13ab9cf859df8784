package net.igmpproxy.core.exchange;

import java.util.List;

/**
 * The words of one line of VyOS's configuration, up to a brace if there is one.
 *
 * @param line   where it begins, from 1
 * @param words  its words, without quotes; none if the brace stands alone
 * @param ending what ends it
 */
record VyosStatement(int line, List<String> words, Ending ending) {
    /** What ends a statement. */
    enum Ending {
        /** The end of the line, or of the text. */
        LINE(""),
        /** A brace that opens: what follows belongs to the statement. */
        OPEN("{"),
        /** A brace that closes: it is the last statement of its block. */
        CLOSE("}");

        private final String sign;

        Ending(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    VyosStatement {
        words = List.copyOf(words);
    }

    /** How it stands in the text, but for quotes and white space. */
    Excerpt excerpt() {
        return new Excerpt(line, words.isEmpty() ? ending.sign() : String.join(" ", words));
    }
}
