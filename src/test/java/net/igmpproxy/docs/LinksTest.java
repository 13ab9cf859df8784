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

/** Checks that each document has a title and a text, and that its links lead to existing files and headings. */
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

    /** An accidentally emptied file would still be a valid link target. */
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

    /** Returns headings as anchors: lower case, dashes for spaces, otherwise only letters and digits. */
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
