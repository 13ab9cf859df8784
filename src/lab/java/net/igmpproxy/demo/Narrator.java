package net.igmpproxy.demo;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** Prints the demonstration, aligned for a terminal, and counts the met expectations. */
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

    /** Prints lines from another source. */
    void block(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> out.println("    " + line));
    }

    /** Checks an expectation; a timeout means that it is not met. */
    void expect(String text, BooleanSupplier expectation) {
        boolean holds = holds(expectation);
        expectations++;
        held += holds ? 1 : 0;
        out.printf("  %-6s %s%n", holds ? "ok" : "FAILED", text);
    }

    /** Prints the failure that ends the demonstration. */
    void fail(Throwable failure) {
        if (!silent) {
            failure.printStackTrace(out);
        }
    }

    /** Suppresses failures from now on, which result from the shutdown. */
    void fallSilent() {
        silent = true;
    }

    /** Prints the number of met expectations. */
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
