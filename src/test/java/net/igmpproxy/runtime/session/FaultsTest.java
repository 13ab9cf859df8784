package net.igmpproxy.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that concern one packet or command, and errors that end the loop. */
class FaultsTest {
    private final Faults faults = new Faults(MonotonicClock.system());

    static Stream<Throwable> contained() {
        return Stream.of(new IllegalStateException("a test"), new StackOverflowError(), new AssertionError("a test"));
    }

    static Stream<Error> uncontained() {
        return Stream.of(
                new NoClassDefFoundError("a/Test"),
                new ExceptionInInitializerError("a test"),
                new NoSuchMethodError("a test"),
                new OutOfMemoryError("a test"),
                new InternalError("a test"));
    }

    @ParameterizedTest
    @MethodSource
    void contained(Throwable fault) {
        assertThat(faults.contain("a test", () -> sneak(fault))).isFalse();
        assertThat(faults.count()).isOne();
        assertThat(Faults.isContained(fault)).isTrue();
        LoopQuestion<Integer> question = question(fault);
        question.run();
        assertThatThrownBy(question::get).isInstanceOf(ExecutionException.class).hasCause(fault);
    }

    @ParameterizedTest
    @MethodSource
    void uncontained(Error fault) {
        assertThatThrownBy(() -> faults.contain("a test", () -> sneak(fault))).isSameAs(fault);
        assertThat(Faults.isContained(fault)).isFalse();
        LoopQuestion<Integer> question = question(fault);
        assertThatThrownBy(question::run).isSameAs(fault);
        assertThatThrownBy(question::get).isInstanceOf(ExecutionException.class).hasCause(fault);
    }

    @Test
    void refusalsOfTheKernelAreNoFaults() {
        KernelException refused = new KernelException("setsockopt", 1, "a test");

        assertThatThrownBy(() -> faults.contain("a test", () -> sneak(refused))).isSameAs(refused);
        assertThat(faults.count()).isZero();
    }

    private static LoopQuestion<Integer> question(Throwable fault) {
        return new LoopQuestion<>(() -> {
            sneak(fault);
            return 0;
        });
    }

    private static void sneak(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }
}
