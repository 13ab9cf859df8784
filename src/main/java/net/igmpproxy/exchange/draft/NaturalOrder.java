package net.igmpproxy.exchange.draft;

import java.util.Comparator;

/** Order of names in VyOS: digits are compared as numbers, so that {@code eth2} precedes {@code eth10}. */
public final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int iEnd = endOfNumber(one, i);
            int jEnd = endOfNumber(other, j);
            int order = iEnd > i && jEnd > j
                    ? compareNumbers(one.substring(i, iEnd), other.substring(j, jEnd))
                    : Character.compare(one.charAt(i), other.charAt(j));
            if (order != 0) {
                return order;
            }
            i = Math.max(iEnd, i + 1);
            j = Math.max(jEnd, j + 1);
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static int compareNumbers(String one, String other) {
        String left = withoutZeros(one);
        String right = withoutZeros(other);
        int byLength = Integer.compare(left.length(), right.length());
        return byLength != 0 ? byLength : left.compareTo(right);
    }

    private static String withoutZeros(String digits) {
        return digits.substring((int) digits.chars().takeWhile(c -> c == '0').count());
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
