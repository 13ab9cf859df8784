package net.igmpproxy.simulation.base;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has happened of late. Sentences are made only when somebody reads them. */
public final class Trace {
    private static final int KEPT = 60;

    private final EventQueue queue;
    private final @Nullable PrintStream printer;
    private final Deque<Line> lines = new ArrayDeque<>();

    private record Line(long time, Supplier<String> sentence) {
        @Override
        public String toString() {
            return Time.text(time) + "  " + sentence.get();
        }
    }

    /**
     * @param printer where every sentence is printed at once, or null
     */
    public Trace(EventQueue queue, @Nullable PrintStream printer) {
        this.queue = queue;
        this.printer = printer;
    }

    /** Notes something; what the sentence is made of must not change any more. */
    public void note(Supplier<String> sentence) {
        Line line = new Line(queue.now(), sentence);
        if (printer != null) {
            printer.println(line);
            return;
        }
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    /** The last events, one a line. */
    public String last() {
        return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
