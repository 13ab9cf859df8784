package net.igmpproxy.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineState;

/** A core in virtual time, and what it says. */
final class Replay {
    /** More turns at one moment mean that the core never comes to rest. */
    private static final int MOST_TURNS_AT_ONCE = 100;

    private final Links links;
    private final Document document;
    private final Random random;
    private final OutputPrinter printer;
    private final List<String> lines = new ArrayList<>();
    private Engine engine;
    private long now;
    private long stepBegan;

    Replay(Recording recording) {
        links = recording.links();
        document = recording.document();
        random = new FixedRandom(recording.random());
        printer = new OutputPrinter(links);
        engine = new Engine(document.read(), links.all(), EngineState.EMPTY, random, now);
        if (recording.runsFor() > 0) {
            pass(recording.runsFor());
            lines.clear();
        }
    }

    Engine engine() {
        return engine;
    }

    Links links() {
        return links;
    }

    Document document() {
        return document;
    }

    OutputPrinter printer() {
        return printer;
    }

    /** The present moment, in nanoseconds. */
    long now() {
        return now;
    }

    /** Begins a step: times count from here. */
    void beginStep() {
        stepBegan = now;
        lines.clear();
    }

    /** What has been said since the step began. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    void handle(EngineInput input) {
        engine.handle(input, now);
    }

    /** Another core takes over what this one has learnt. */
    void restart() {
        engine = new Engine(document.read(), links.all(), engine.state(now), random, now);
    }

    /** Lets the core finish a turn. */
    void turn() {
        int turns = 0;
        do {
            for (EngineOutput output : engine.drain(now)) {
                printer.print(output).ifPresent(this::say);
            }
            if (++turns > MOST_TURNS_AT_ONCE) {
                throw new IllegalStateException("the core does not come to rest");
            }
        } while (engine.nextDeadline() <= now);
    }

    /** Lets time pass, from deadline to deadline. */
    void pass(long nanos) {
        long end = now + nanos;
        turn();
        while (engine.nextDeadline() <= end) {
            now = engine.nextDeadline();
            turn();
        }
        now = end;
    }

    /** Notes a line with the present moment. */
    void say(String line) {
        lines.add(TimeText.moment(now - stepBegan) + " " + line);
    }
}
