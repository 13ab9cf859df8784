package net.igmpproxy.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for conditions, as long as a slow and busy machine may need. */
public final class Await {
    /** Time limit of a condition: long enough for a machine ten times slower than usual. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Time limit of the start or the end of a process: a virtual machine may take a minute beside other busy tasks. */
    public static final Duration PROCESS_PATIENCE = Duration.ofMinutes(5);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(2);
    private static final Duration PROGRAM_INTERVAL = Duration.ofMillis(200);

    private Await() {}

    /** Waits for a condition. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** Waits for a condition that may take its time. */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        patience(what, atMost).until(condition::getAsBoolean);
    }

    /** Waits for a condition that takes a program to look at, and {@link #PROCESS_PATIENCE}. */
    public static void untilProgramSays(String what, BooleanSupplier condition) {
        patience(what, PROCESS_PATIENCE).pollInterval(PROGRAM_INTERVAL).until(condition::getAsBoolean);
    }

    /** Waits for what need not come about, and tells whether it did. */
    public static boolean within(Duration atMost, BooleanSupplier condition) {
        try {
            until("what need not come", atMost, condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** Waits for a value. */
    public static <T> T value(String what, Supplier<Optional<T>> source) {
        return patience(what, PATIENCE).until(source::get, Optional::isPresent).orElseThrow();
    }

    /** Awaitility with {@link #PATIENCE} in place of its own limit of ten seconds. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    private static ConditionFactory patience(String what, Duration atMost) {
        return Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .atMost(atMost);
    }
}
