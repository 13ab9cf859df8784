package net.igmpproxy.core.router.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All rows of RFC 9776 sections 6.4.1 and 6.4.2 on overlapping sets: in INCLUDE mode A = {1,2} and B = {2,3}; in
 * EXCLUDE mode X = {1,2}, Y = {3,4} and A = {2,3,5}.
 */
class ReportTableTest {
    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                // 6.4.1
                "INCLUDE (1 2)     | IS_IN (2 3)   | INCLUDE (1 2 3)       | 2 3=GMI",
                "INCLUDE (1 2)     | IS_EX (2 3)   | EXCLUDE (2) (3)       | Group Timer=GMI",
                "EXCLUDE (1 2) (3 4) | IS_IN (2 3 5) | EXCLUDE (1 2 3 5) (4) | 2 3 5=GMI",
                "EXCLUDE (1 2) (3 4) | IS_EX (2 3 5) | EXCLUDE (2 5) (3)     | 5=GMI, Group Timer=GMI",
                // 6.4.2
                "INCLUDE (1 2)     | ALLOW (2 3)   | INCLUDE (1 2 3)       | 2 3=GMI",
                "INCLUDE (1 2)     | BLOCK (2 3)   | INCLUDE (1 2)         | Send Q(G;2)",
                "INCLUDE (1 2)     | TO_EX (2 3)   | EXCLUDE (2) (3)       | Send Q(G;2), Group Timer=GMI",
                "INCLUDE (1 2)     | TO_IN (2 3)   | INCLUDE (1 2 3)       | 2 3=GMI, Send Q(G;1)",
                "EXCLUDE (1 2) (3 4) | ALLOW (2 3 5) | EXCLUDE (1 2 3 5) (4) | 2 3 5=GMI",
                "EXCLUDE (1 2) (3 4) | BLOCK (2 3 5) | EXCLUDE (1 2 5) (3 4) | 5=Group Timer, Send Q(G;2 5)",
                "EXCLUDE (1 2) (3 4) | TO_EX (2 3 5) | EXCLUDE (2 5) (3) | 5=Group Timer, Send Q(G;2 5), Group Timer=GMI",
                "EXCLUDE (1 2) (3 4) | TO_IN (2 3 5) | EXCLUDE (1 2 3 5) (4) | 2 3 5=GMI, Send Q(G;1), Send Q(G)",
            })
    void doesWhatTheRowSays(String state, String report, String next, String actions) {
        RecordType type = RecordType.valueOf(report.substring(0, report.indexOf(' ')));

        Transition transition =
                ReportTable.apply(state(state), type, sets(report).get(0));

        assertThat(transition.next()).isEqualTo(state(next));
        assertThat(describe(transition)).isEqualTo(actions);
    }

    private static RouterState state(String text) {
        List<SourceSet> sets = sets(text);
        return text.startsWith(FilterMode.INCLUDE.name())
                ? RouterState.include(sets.get(0))
                : RouterState.exclude(sets.get(0), sets.get(1));
    }

    private static List<SourceSet> sets(String text) {
        String inner = text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'));
        return Arrays.stream(inner.split("\\) \\("))
                .map(set -> SourceSet.copyOf(Arrays.stream(set.split(" "))
                        .map(number -> Ipv4Address.of("10.0.0." + number))
                        .toList()))
                .toList();
    }

    private static String describe(Transition transition) {
        StringBuilder text = new StringBuilder();
        append(text, !transition.toGmi().isEmpty(), names(transition.toGmi()) + "=GMI");
        append(text, !transition.toGroupTimer().isEmpty(), names(transition.toGroupTimer()) + "=Group Timer");
        append(text, !transition.querySources().isEmpty(), "Send Q(G;" + names(transition.querySources()) + ")");
        append(text, transition.queryGroup(), "Send Q(G)");
        append(text, transition.restartGroup(), "Group Timer=GMI");
        return text.toString();
    }

    private static void append(StringBuilder text, boolean present, String action) {
        if (present) {
            text.append(text.isEmpty() ? "" : ", ").append(action);
        }
    }

    private static String names(SourceSet sources) {
        return sources.stream()
                .map(source -> String.valueOf(source.bits() & 0xff))
                .collect(Collectors.joining(" "));
    }
}
