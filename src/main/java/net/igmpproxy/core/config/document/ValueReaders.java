package net.igmpproxy.core.config.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.DurationRange;
import net.igmpproxy.core.config.DurationText;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.NumberRange;

/** Readers of the value types of the document. */
final class ValueReaders {
    private ValueReaders() {}

    /** Reads {@code true} or {@code false}. */
    static ValueReader<Boolean> bool() {
        return (field, value) ->
                value instanceof Boolean bool ? Optional.of(bool) : field.refuse("must be true or false");
    }

    /** Reads the name of a constant, in lower case. */
    static <E extends Enum<E>> ValueReader<E> oneOf(E[] constants) {
        List<String> words = Arrays.stream(constants).map(ValueReaders::word).toList();
        return (field, value) -> {
            int position = value instanceof String text ? words.indexOf(text) : -1;
            return position < 0
                    ? field.refuse("must be one of " + String.join(", ", words))
                    : Optional.of(constants[position]);
        };
    }

    /** Returns the name of a constant as {@link #oneOf} reads it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Reads an integer within an inclusive range. */
    static ValueReader<Integer> wholeNumber(NumberRange range) {
        return wholeNumber(range, "must be a whole number from " + range);
    }

    /** Reads an integer within an inclusive range; reports errors with the given message. */
    static ValueReader<Integer> wholeNumber(NumberRange range, String message) {
        return (field, value) ->
                value instanceof Integer number && range.contains(number) ? Optional.of(number) : field.refuse(message);
    }

    /** Reads a duration within an inclusive range; a number without a unit is in seconds. */
    static ValueReader<Duration> duration(DurationRange range) {
        return (field, value) -> {
            Optional<Duration> duration = DurationText.parse(value).filter(range::contains);
            return duration.isPresent()
                    ? duration
                    : field.refuse("must be a duration from " + range + ", such as " + examples(range));
        };
    }

    private static String examples(DurationRange range) {
        List<String> within = Stream.of("125s", "500ms", "2m")
                .filter(text -> DurationText.parse(text).filter(range::contains).isPresent())
                .toList();
        int last = within.size() - 1;
        return last < 1
                ? DurationText.format(range.min())
                : String.join(", ", within.subList(0, last)) + " or " + within.get(last);
    }

    /** Reads a prefix, {@code a.b.c.d/n}, without host bits. */
    static ValueReader<Ipv4Prefix> prefix() {
        return (field, value) -> {
            Optional<InterfaceAddress> parsed =
                    value instanceof String text ? InterfaceAddress.parse(text) : Optional.empty();
            if (parsed.isEmpty()) {
                return field.refuse("must be a network, such as 10.0.0.0/23");
            }
            Ipv4Prefix network = parsed.get().network();
            return network.address().equals(parsed.get().address())
                    ? Optional.of(network)
                    : field.refuse("host bits are set: did you mean " + network + "?");
        };
    }

    /** Reads a prefix within 224.0.0.0/4. */
    static ValueReader<Ipv4Prefix> groupPrefix() {
        return (field, value) -> {
            Optional<Ipv4Prefix> prefix = prefix().read(field, value);
            return prefix.isEmpty() || GroupPolicy.isOfGroups(prefix.get())
                    ? prefix
                    : field.refuse("must lie within 224.0.0.0/4, such as 239.0.0.0/8");
        };
    }

    /** Reads the address of a group outside 224.0.0.0/24. */
    static ValueReader<GroupAddress> group() {
        return (field, value) -> {
            Optional<GroupAddress> group = address(value).flatMap(GroupAddress::from);
            if (group.isEmpty()) {
                return field.refuse("must be the address of a group, such as 239.1.1.1");
            }
            return group.get().address().isLinkLocalMulticast()
                    ? field.refuse("lies in 224.0.0.0/24, which is never forwarded: remove it")
                    : group;
        };
    }

    /** Reads the unicast address of a source. */
    static ValueReader<Ipv4Address> source() {
        return (field, value) -> {
            Optional<Ipv4Address> source = address(value).filter(Ipv4Address::isUnicast);
            return source.isPresent()
                    ? source
                    : field.refuse("must be the unicast address of a source, such as 10.0.0.5");
        };
    }

    /** Reads a prefix, or an address as a prefix of length 32. */
    static ValueReader<Ipv4Prefix> addressOrPrefix() {
        return (field, value) -> {
            if (value instanceof String text && text.contains("/")) {
                return prefix().read(field, value);
            }
            Optional<Ipv4Address> address = address(value);
            return address.isPresent()
                    ? address.map(Ipv4Prefix::host)
                    : field.refuse("must be an address or a network, such as 10.0.0.1 or 10.0.0.0/23");
        };
    }

    private static Optional<Ipv4Address> address(Object value) {
        return value instanceof String text ? Ipv4Address.parse(text) : Optional.empty();
    }

    /** Reads a list; returns the valid items even if others are invalid. */
    static <T> ValueReader<List<T>> listOf(ValueReader<T> itemReader) {
        return (field, value) -> {
            if (!(value instanceof List<?> items)) {
                return field.refuse("must be a list" + (value instanceof String text ? ": [" + text + "]" : ""));
            }
            if (items.size() > DocumentLimits.MOST_ITEMS) {
                return field.refuse(DocumentLimits.tooMany(items.size(), DocumentLimits.MOST_ITEMS));
            }
            List<T> read = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                field.item(i, items.get(i)).read(itemReader).ifPresent(read::add);
            }
            return Optional.of(read);
        };
    }

    /** Reads a list with a lower maximum size. */
    static <T> ValueReader<List<T>> atMost(int most, ValueReader<List<T>> listReader) {
        return (field, value) -> value instanceof List<?> items && items.size() > most
                ? field.refuse(DocumentLimits.tooMany(items.size(), most))
                : listReader.read(field, value);
    }

    /** Reads a list; returns empty if an item is invalid. */
    static <T> ValueReader<List<T>> wholeListOf(ValueReader<T> itemReader) {
        return (field, value) -> listOf(itemReader)
                .read(field, value)
                .filter(read -> value instanceof List<?> items && items.size() == read.size());
    }

    /** Reads a list with at least one item. */
    static <T> ValueReader<List<T>> filled(ValueReader<List<T>> listReader) {
        return (field, value) -> value instanceof List<?> items && items.isEmpty()
                ? field.refuse("must not be empty")
                : listReader.read(field, value);
    }

    /** Reads a list, or a single item without brackets. */
    static <T> ValueReader<List<T>> oneOrListOf(ValueReader<T> itemReader) {
        return (field, value) -> value instanceof List<?>
                ? listOf(itemReader).read(field, value)
                : itemReader.read(field, value).map(List::of);
    }
}
