package net.igmpproxy.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The words of a statement, taken one after the other. */
final class Words {
    private final Deque<String> left;

    Words(String text) {
        left = new ArrayDeque<>(Arrays.asList(text.strip().split("\\s+", -1)));
    }

    /** Takes the next word. */
    String next() {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("a word is missing at the end");
        }
        return left.remove();
    }

    /** Takes the next word if it is this one. */
    boolean accept(String word) {
        boolean accepted = word.equals(left.peek());
        if (accepted) {
            left.remove();
        }
        return accepted;
    }

    /** Takes the next word, which must be this one. */
    void expect(String word) {
        if (!accept(word)) {
            throw new IllegalArgumentException("expected " + word + " before: " + rest());
        }
    }

    /** Takes words as long as they are of a kind. */
    List<String> takeWhile(Predicate<String> kind) {
        List<String> taken = new ArrayList<>();
        while (!left.isEmpty() && kind.test(left.element())) {
            taken.add(left.remove());
        }
        return taken;
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    /** Takes all that is left. */
    String rest() {
        String rest = String.join(" ", left);
        left.clear();
        return rest;
    }

    /** Nothing may be left. */
    void end() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("not understood: " + rest());
        }
    }
}
