package net.igmpproxy.core.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.igmpproxy.core.rate.RateKind;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.wire.DecodeError;
import org.junit.jupiter.api.Test;

/** Compares the table of reasons in {@code docs/metrics.md} with the code. */
class DropReasonManualTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| [^|]*\\| [^|]+ \\|$");

    @Test
    void tableHasEveryReasonAndNoOther() throws IOException {
        List<String> reasons = Stream.of(
                        Stream.of(DropReason.values()).map(DropReason::label),
                        Stream.of(IgnoredReport.values()).map(IgnoredReport::label),
                        Stream.of(DecodeError.values()).map(DecodeError::label),
                        Stream.of(RateKind.PACKETS, RateKind.HOST_PACKETS).map(RateKind::label))
                .flatMap(labels -> labels)
                .toList();

        assertThat(rows()).containsExactlyInAnyOrderElementsOf(reasons);
    }

    private static List<String> rows() throws IOException {
        String text = Files.readString(Path.of("docs/metrics.md"));
        return ROW.matcher(text.substring(text.indexOf("## Reasons")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }
}
