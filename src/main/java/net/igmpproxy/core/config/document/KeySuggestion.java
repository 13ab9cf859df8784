package net.igmpproxy.core.config.document;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggests a known key for an unknown one, such as {@code altSubnets} for {@code alt-subnet}. */
public final class KeySuggestion {
    /** Number of letters that allow one edit: a typing error in three letters. */
    private static final int LETTERS_PER_EDIT = 3;

    private static final int MAX_LENGTH = 64;

    private KeySuggestion() {}

    /** Returns the message for an unknown key, with the nearest known key or all known keys. */
    public static String remedy(String unknown, List<String> known) {
        return nearest(unknown, known)
                .map(key -> "unknown key: did you mean " + key + "?")
                .orElseGet(() -> "unknown key: known here are " + String.join(", ", known));
    }

    /** Returns the known key nearest to an unknown one, if any is close enough. */
    public static Optional<String> nearest(String unknown, List<String> known) {
        String wanted = plain(unknown);
        int allowed = wanted.length() / LETTERS_PER_EDIT;
        if (allowed == 0 || wanted.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .filter(key -> Math.abs(plain(key).length() - wanted.length()) <= allowed)
                .min(Comparator.comparingInt(key -> edits(wanted, plain(key))))
                .filter(key -> edits(wanted, plain(key)) <= allowed);
    }

    /** Removes letter case, hyphens and underscores: VyOS writes {@code alt-subnet}. */
    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Computes the Levenshtein distance row by row. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
