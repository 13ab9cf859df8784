package net.igmpproxy.runtime.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of an event among those of all processes, such as {@code mf3k2p1x-17}; the place behind that event in
 * a stream of them.
 *
 * @param process  the process that told the event
 * @param sequence its number there; 0 stands before the first
 */
public record EventPosition(String process, long sequence) {
    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,13})-([0-9]{1,18})");

    /** Reads what {@link #toString} writes. */
    public static Optional<EventPosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new EventPosition(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return process + "-" + sequence;
    }
}
