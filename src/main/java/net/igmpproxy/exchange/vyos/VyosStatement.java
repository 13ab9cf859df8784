package net.igmpproxy.exchange.vyos;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.exchange.draft.Excerpt;

/**
 * Words of one line of a VyOS configuration, up to a brace if there is one.
 *
 * @param line line number of the first word, from 1
 * @param words words without quotes; empty for a brace alone
 * @param isQuoted true if the first word was in quotes
 * @param ending end of the statement
 */
record VyosStatement(int line, List<String> words, boolean isQuoted, Ending ending) {
    /** End of a statement. */
    enum Ending {
        /** End of the line or of the text. */
        LINE(""),
        /** Opening brace: the following statements belong to this one. */
        OPEN("{"),
        /** Closing brace: the statement is the last one of its block. */
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

    /** Returns the first word; empty for a brace alone. */
    Optional<String> first() {
        return words.stream().findFirst();
    }

    /** Returns true if the first word matches and other words follow. */
    boolean isPrecededBy(Predicate<String> kind) {
        return words.size() > 1 && kind.test(words.get(0));
    }

    /** Returns the statement without its first word. */
    VyosStatement rest() {
        return new VyosStatement(line, words.subList(1, words.size()), false, ending);
    }

    /** Returns the statement as an excerpt, without quotes and with single spaces. */
    Excerpt excerpt() {
        return new Excerpt(line, words.isEmpty() ? ending.sign() : String.join(" ", words));
    }
}
