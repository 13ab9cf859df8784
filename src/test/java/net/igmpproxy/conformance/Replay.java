package net.igmpproxy.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineState;

/** Core in virtual time, with its output. */
final class Replay {
    /** Maximum number of turns at one time; more indicate an endless loop. */
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

    /** Returns the current time in nanoseconds. */
    long now() {
        return now;
    }

    /** Begins a step; output times are relative to it. */
    void beginStep() {
        stepBegan = now;
        lines.clear();
    }

    /** Returns the output lines of the current step. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    void handle(EngineInput input) {
        engine.handle(input, now);
    }

    /** Replaces the core by a new one with the same state. */
    void restart() {
        engine = new Engine(document.read(), links.all(), engine.state(now), random, now);
    }

    /** Runs turns until no deadline is due. */
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

    /** Advances the time, from deadline to deadline. */
    void pass(long nanos) {
        long end = now + nanos;
        turn();
        while (engine.nextDeadline() <= end) {
            now = engine.nextDeadline();
            turn();
        }
        now = end;
    }

    /** Adds a line with the current time. */
    void say(String line) {
        lines.add(TimeText.moment(now - stepBegan) + " " + line);
    }
}
