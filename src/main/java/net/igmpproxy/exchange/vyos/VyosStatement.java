package net.igmpproxy.exchange.vyos;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.exchange.draft.Excerpt;

/**
 * The words of one line of VyOS's configuration, up to a brace if there is one.
 *
 * @param line     where it begins, from 1
 * @param words    its words, without quotes; none if the brace stands alone
 * @param isQuoted true if the first word was in quotes
 * @param ending   what ends it
 */
record VyosStatement(int line, List<String> words, boolean isQuoted, Ending ending) {
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

    /** Its first word; empty if the brace stands alone. */
    Optional<String> first() {
        return words.stream().findFirst();
    }

    /** True if the first word is of a kind, and others follow it. */
    boolean isPrecededBy(Predicate<String> kind) {
        return words.size() > 1 && kind.test(words.get(0));
    }

    /** The statement without its first word. */
    VyosStatement rest() {
        return new VyosStatement(line, words.subList(1, words.size()), false, ending);
    }

    /** How it stands in the text, but for quotes and white space. */
    Excerpt excerpt() {
        return new Excerpt(line, words.isEmpty() ? ending.sign() : String.join(" ", words));
    }
}
