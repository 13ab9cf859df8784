package net.igmpproxy.simulation.base;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recent events of a simulation. Texts are created only when they are read. */
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

    /** @param printer receives every line at once, or null */
    public Trace(EventQueue queue, @Nullable PrintStream printer) {
        this.queue = queue;
        this.printer = printer;
    }

    /** Records an event. The objects that the text uses must not change afterwards. */
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

    /** Returns the last 60 events, one per line. */
    public String last() {
        return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
