package net.igmpproxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text is imported or refused within a time limit. */
@Tag("slow")
class HostileTextTest {
    private static final int MUTATIONS = 8_000;
    private static final int LENGTH = 1 << 18;

    /** Ample for 256 KiB on a busy machine; a reader with quadratic time exceeds it. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final List<String> FRAGMENTS = List.of(
            "{",
            "}",
            "\"",
            "'",
            "\\",
            "\n",
            "#",
            "/*",
            "*/",
            "//",
            " ",
            "0",
            "/33",
            "igmp-proxy",
            "interface",
            "role",
            "upstream",
            "phyint",
            "altnet",
            "whitelist",
            "0.0.0.0/0",
            "set",
            "delete",
            "\u0000",
            "\ud800",
            "…");

    private final Random random = new Random(4605);

    @ParameterizedTest
    @EnumSource
    void neverFailsOtherwise(ForeignFormat format) {
        List<String> texts = Texts.of(format);
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            accepted += isAccepted(format, mutated(texts.get(random.nextInt(texts.size())))) ? 1 : 0;
        }

        assertThat(accepted).isBetween(MUTATIONS / 100, MUTATIONS / 2);
    }

    @Test
    void isNeverSlow() {
        hostile().forEach(text -> {
            for (ForeignFormat format : ForeignFormat.values()) {
                Assertions.assertTimeoutPreemptively(
                        LIMIT,
                        () -> isAccepted(format, text),
                        () -> format + ": " + text.substring(0, Math.min(80, text.length())));
            }
        });
    }

    private static boolean isAccepted(ForeignFormat format, String text) {
        try {
            Import read = format.read(text);
            assertThat(read.warnings()).allMatch(warning -> warning.line() >= 1);
            return true;
        } catch (ImportException refusal) {
            assertThat(refusal.errors()).isNotEmpty().allMatch(error -> error.line() >= 1);
            return false;
        }
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(from, to);
                case 1 -> mutated.insert(from, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 2 -> mutated.insert(from, mutated.substring(from, to));
                default -> mutated.replace(from, to, String.valueOf((char) random.nextInt(300)));
            }
        }
        return mutated.toString();
    }

    private static Stream<String> hostile() {
        String proxy = "set protocols igmp-proxy interface ";
        return Stream.of(
                repeated("a {\n"),
                repeated("igmp-proxy {\n"),
                repeated("} "),
                repeated("'a' "),
                repeated("'a "),
                repeated("\"\\"),
                repeated("/*"),
                repeated("/**/"),
                repeated("x "),
                repeated("protocols "),
                "phyint eth0 upstream " + repeated("z "),
                "phyint eth0 upstream " + repeated("altnet x "),
                numbered("phyint e%d upstream\n", 20),
                numbered("phyint e%d downstream altnet 1\n", 30),
                numbered(proxy + "e%d role upstream\n", 50),
                numbered("phyint e%d downstream\n", 20) + numbered("phyint f%d upstream\n", 20),
                numbered("igmp-proxy { %d\n", 16),
                "phyint eth0 upstream "
                        + IntStream.range(0, LENGTH / 30)
                                .mapToObj(i ->
                                        "whitelist 239." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + "/32 ")
                                .collect(Collectors.joining()));
    }

    private static String repeated(String text) {
        return text.repeat(LENGTH / text.length());
    }

    private static String numbered(String format, int length) {
        return IntStream.range(0, LENGTH / length).mapToObj(format::formatted).collect(Collectors.joining());
    }
}
