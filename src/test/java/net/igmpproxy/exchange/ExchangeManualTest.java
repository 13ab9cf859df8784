package net.igmpproxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.igmpproxy.exchange.draft.Keyword;
import net.igmpproxy.exchange.igmpproxy.IgmpproxyKeyword;
import net.igmpproxy.exchange.igmpproxy.PhyintKeyword;
import net.igmpproxy.exchange.vyos.VyosInterfaceKeyword;
import net.igmpproxy.exchange.vyos.VyosKeyword;
import org.junit.jupiter.api.Test;

/** Compares the table of foreign keywords in {@code docs/configuration.md} with the readers. */
class ExchangeManualTest {
    /** Row of the table: format, keyword, result, and a remark that may be empty. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (VyOS|igmpproxy) \\| `([a-z-]+)[^`]*` \\| ([^|]+) \\| ([^|]*)\\|$");

    @Test
    void theTableHasEveryKeywordAndNoOther() throws IOException {
        assertThat(keywords("VyOS"))
                .containsExactlyInAnyOrderElementsOf(words(VyosKeyword.values(), VyosInterfaceKeyword.values()));
        assertThat(keywords("igmpproxy"))
                .containsExactlyInAnyOrderElementsOf(words(IgmpproxyKeyword.values(), PhyintKeyword.values()));
    }

    private static List<String> keywords(String format) throws IOException {
        Matcher rows = ROW.matcher(Files.readString(Path.of("docs/configuration.md")));
        return rows.results()
                .filter(row -> row.group(1).equals(format))
                .map(row -> row.group(2))
                .toList();
    }

    private static List<String> words(Keyword[] some, Keyword[] others) {
        return Stream.concat(Stream.of(some), Stream.of(others))
                .map(Keyword::word)
                .toList();
    }
}
