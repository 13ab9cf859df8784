package net.igmpproxy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents: each has a title and a text, and each of its links leads to a file that is there, and to a heading in it. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final List<Path> DIRECTORIES = List.of(Path.of("docs"), Path.of("helm"));

    static Stream<Path> documents() throws IOException {
        Stream<Path> all = Stream.of(Path.of("README.md"));
        for (Path directory : DIRECTORIES) {
            try (Stream<Path> files = Files.walk(directory)) {
                all = Stream.concat(all, files.filter(file -> file.toString().endsWith(".md")).toList().stream());
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadSomewhere(Path document) throws IOException {
        for (MatchResult link :
                LINK.matcher(Files.readString(document)).results().toList()) {
            if (!link.group(1).contains("://")) {
                check(document, link);
            }
        }
    }

    /** A file that was emptied by mistake still is a file that a link leads to. */
    @ParameterizedTest
    @MethodSource("documents")
    void haveATitleAndAText(Path document) throws IOException {
        List<String> lines = Files.readAllLines(document);
        assertThat(lines).as("%s", document).hasSizeGreaterThan(2);
        assertThat(lines.get(0)).as("%s", document).startsWith("# ");
    }

    private static void check(Path document, MatchResult link) throws IOException {
        Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
        assertThat(target).as("%s: %s", document, link.group()).exists();
        if (link.group(2) != null) {
            assertThat(headings(target)).as("%s: %s", document, link.group()).contains(link.group(2));
        }
    }

    /** Headings as they are in addresses: small letters, dashes for spaces, and nothing else but letters and digits. */
    private static List<String> headings(Path document) throws IOException {
        return HEADING.matcher(Files.readString(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
