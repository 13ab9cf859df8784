package net.igmpproxy.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Words of a statement, consumed from left to right. */
final class Words {
    private final Deque<String> left;

    Words(String text) {
        left = new ArrayDeque<>(Arrays.asList(text.strip().split("\\s+", -1)));
    }

    /** Returns the next word. */
    String next() {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("a word is missing at the end");
        }
        return left.remove();
    }

    /** Skips the next word if it equals the given one. */
    boolean accept(String word) {
        boolean accepted = word.equals(left.peek());
        if (accepted) {
            left.remove();
        }
        return accepted;
    }

    /**
     * Skips the next word.
     *
     * @throws IllegalArgumentException if it differs from the given one
     */
    void expect(String word) {
        if (!accept(word)) {
            throw new IllegalArgumentException("expected " + word + " before: " + rest());
        }
    }

    /** Returns all following words that match a condition. */
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

    /** Returns the remaining text. */
    String rest() {
        String rest = String.join(" ", left);
        left.clear();
        return rest;
    }

    /**
     * Checks that no words remain.
     *
     * @throws IllegalArgumentException if words remain
     */
    void end() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("not understood: " + rest());
        }
    }
}
