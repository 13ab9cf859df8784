package net.igmpproxy.demo;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** Tells what happens, aligned for a terminal, and keeps count of the expectations that held. */
final class Narrator {
    private final PrintStream out;
    private int expectations;
    private int held;
    private volatile boolean silent;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void heading(String text) {
        out.println();
        out.println(text);
        out.println("-".repeat(text.length()));
    }

    void line(String text) {
        out.println("  " + text);
    }

    void fact(String subject, String text) {
        out.printf("  %-22s %s%n", subject, text);
    }

    /** Some lines that something else has written. */
    void block(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> out.println("    " + line));
    }

    /** Checks an expectation; to wait for it in vain is to find that it does not hold. */
    void expect(String text, BooleanSupplier expectation) {
        boolean holds = holds(expectation);
        expectations++;
        held += holds ? 1 : 0;
        out.printf("  %-6s %s%n", holds ? "ok" : "FAILED", text);
    }

    /** Says why the demonstration cannot go on. */
    void fail(Throwable failure) {
        if (!silent) {
            failure.printStackTrace(out);
        }
    }

    /** What still fails from now on does so because everything is being taken away. */
    void fallSilent() {
        silent = true;
    }

    /** Says how many expectations held. */
    void verdict() {
        heading("Verdict");
        line((allHeld() ? "passed: " : "FAILED: ") + held + " of " + expectations + " expectations held");
    }

    boolean allHeld() {
        return expectations > 0 && held == expectations;
    }

    private static boolean holds(BooleanSupplier expectation) {
        try {
            return expectation.getAsBoolean();
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
