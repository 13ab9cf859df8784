package net.igmpproxy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that all mentioned versions of the program equal that of pom.xml. */
class VersionTest {
    private static final Pattern OWN =
            Pattern.compile("<artifactId>igmp-proxy</artifactId>\\s*<version>([^<]*)</version>");
    private static final Pattern NAMED = Pattern.compile(
            "igmp-proxy[-_:](\\d+\\.\\d+\\.\\d+)|^(?:appVersion|version): \"?([0-9.]+)|ARG VERSION=(.*)$",
            Pattern.MULTILINE);

    static Stream<Path> files() throws IOException {
        return Stream.concat(
                LinksTest.documents(),
                Stream.of("Dockerfile", "bin/install", "helm/igmp-proxy/Chart.yaml")
                        .map(Path::of));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNoOther(Path file) throws IOException {
        Matcher own = OWN.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(own.find()).isTrue();

        assertThat(named(file)).allMatch(own.group(1)::equals);
    }

    private static List<String> named(Path file) throws IOException {
        return NAMED.matcher(Files.readString(file))
                .results()
                .map(found -> Stream.of(1, 2, 3)
                        .filter(group -> found.group(group) != null)
                        .map(found::group)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
