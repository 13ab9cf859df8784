package net.igmpproxy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.igmpproxy.core.wire.DecodeError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends a million packets through decoder and engine, from fixed seeds, so that failures are reproducible. */
class HostileInputTest {
    private static final int SEEDS = 2;
    private static final int PACKETS_A_SEED = 1_000_000 / (SEEDS * Documents.values().length);

    private static final String[] ENGINE_REASONS = {
        "unknown_interface",
        "own_message",
        "report_on_upstream",
        "foreign_source",
        "link_local_group",
        "compatibility_mode",
        "not_a_member",
        "ignored_record"
    };

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("engines")
    void everyPacketIsHandledOrDroppedForOneReason(Documents document, long seed) {
        EngineUnderFire engine = new EngineUnderFire(document.read(), seed);

        new HostileTraffic(new Random(seed)).unleash(engine, PACKETS_A_SEED);

        // Checks that all possible results occur; otherwise the test would be weak.
        Accounting accounting = engine.accounting();
        assertThat(accounting.handled()).isGreaterThan(PACKETS_A_SEED / 5);
        assertThat(accounting.dropped()).containsKeys(decodeErrors()).containsKeys(ENGINE_REASONS);
    }

    private static String[] decodeErrors() {
        return Arrays.stream(DecodeError.values()).map(DecodeError::label).toArray(String[]::new);
    }

    private static Stream<Arguments> engines() {
        return Arrays.stream(Documents.values())
                .flatMap(document -> LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> arguments(document, seed)));
    }
}
