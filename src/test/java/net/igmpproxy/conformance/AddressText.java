package net.igmpproxy.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.lab.wire.Ipv4;

/** Text format of address lists; {@code 10.0.0.1-10.0.1.144} is an inclusive range. */
final class AddressText {
    /** Minimum length of a range; shorter runs are written one by one. */
    private static final int SHORTEST_RANGE = 5;

    private AddressText() {}

    /** Returns true if a word is an address or a range. */
    static boolean isAddress(String word) {
        return word.matches("[0-9.]+(-[0-9.]+)?");
    }

    /** Parses words that are addresses or ranges. */
    static List<String> parse(Collection<String> words) {
        return words.stream().flatMap(AddressText::expand).toList();
    }

    /** Formats a list in numerical order. */
    static String write(Collection<String> addresses) {
        return String.join(" ", words(addresses));
    }

    /** Returns the words of a list in numerical order. */
    static List<String> words(Collection<String> addresses) {
        List<String> sorted = addresses.stream()
                .map(Ipv4Address::of)
                .sorted()
                .map(Ipv4Address::toString)
                .toList();
        List<String> words = new ArrayList<>();
        for (int begin = 0; begin < sorted.size(); ) {
            int end = begin + 1;
            while (end < sorted.size() && Ipv4.plus(sorted.get(end - 1), 1).equals(sorted.get(end))) {
                end++;
            }
            if (end - begin < SHORTEST_RANGE) {
                words.addAll(sorted.subList(begin, end));
            } else {
                words.add(sorted.get(begin) + "-" + sorted.get(end - 1));
            }
            begin = end;
        }
        return words;
    }

    private static Stream<String> expand(String word) {
        int dash = word.indexOf('-');
        if (dash < 0) {
            return Stream.of(word);
        }
        String first = word.substring(0, dash);
        int more = Ipv4Address.of(word.substring(dash + 1)).bits()
                - Ipv4Address.of(first).bits();
        return IntStream.rangeClosed(0, more).mapToObj(offset -> Ipv4.plus(first, offset));
    }
}
