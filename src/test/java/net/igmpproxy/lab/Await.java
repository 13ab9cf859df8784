package net.igmpproxy.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for conditions, with timeouts for a slow and busy machine. */
public final class Await {
    /** Timeout of a condition: sufficient on a machine ten times slower than usual. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Timeout of the start or stop of a process: a virtual machine may take a minute on a busy machine. */
    public static final Duration PROCESS_PATIENCE = Duration.ofMinutes(5);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(2);
    private static final Duration PROGRAM_INTERVAL = Duration.ofMillis(200);

    private Await() {}

    /**
     * Waits for a condition.
     *
     * @param what the condition, for the failure message
     */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** Waits for a condition with another timeout. */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        patience(what, atMost).until(condition::getAsBoolean);
    }

    /** Waits for a condition whose check runs a program; the timeout is {@link #PROCESS_PATIENCE}. */
    public static void untilProgramSays(String what, BooleanSupplier condition) {
        patience(what, PROCESS_PATIENCE).pollInterval(PROGRAM_INTERVAL).until(condition::getAsBoolean);
    }

    /** Waits for an optional condition. Returns true if it became true in time. */
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

    /** Returns Awaitility's factory with the timeout {@link #PATIENCE} instead of its default of 10 s. */
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
