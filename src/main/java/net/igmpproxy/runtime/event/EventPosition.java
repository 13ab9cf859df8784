package net.igmpproxy.runtime.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifier of an event among the events of all processes, such as {@code mf3k2p1x-17}. It is also the position after
 * that event in a stream.
 *
 * @param process  identifier of the process that recorded the event
 * @param sequence sequence number in that process; 0 is the position before the first event
 */
public record EventPosition(String process, long sequence) {
    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,13})-([0-9]{1,18})");

    /** Parses the output of {@link #toString}; empty if the text is malformed. */
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
