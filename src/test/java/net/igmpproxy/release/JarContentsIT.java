package net.igmpproxy.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import net.igmpproxy.lab.BuildDirectory;
import org.junit.jupiter.api.Test;

/** Checks that the built jar lacks the libraries excluded by {@code docs/dependencies.md} and duplicate versions. */
class JarContentsIT {
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final long MOST_BYTES = 42_000_000;

    @Test
    void nothingIsInItThatItDoesWithout() throws IOException {
        assertThat(libraries())
                .hasSizeGreaterThan(50)
                .noneMatch(name -> name.startsWith("tomcat-embed-websocket-"))
                .noneMatch(name -> name.startsWith("log4j-"))
                .noneMatch(name -> name.startsWith("micrometer-jakarta9-"));
    }

    @Test
    void noLibraryIsInItInTwoVersionsExceptJackson() throws IOException {
        assertThat(libraries().stream().map(name -> name.replaceAll("-[0-9][0-9.]*(\\.Final)?(?=[.-])", "")))
                .filteredOn(name -> !name.startsWith("jackson-"))
                .doesNotHaveDuplicates();
    }

    @Test
    void itIsNoLargerThanItWas() throws IOException {
        assertThat(Files.size(BuildDirectory.jar())).isLessThan(MOST_BYTES);
    }

    @Test
    void everyLibraryOfTheTableOfLargeOnesIsInIt() throws IOException {
        String manual = Files.readString(Path.of("docs/dependencies.md"));
        List<String> named = manual.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(artifact ->
                        assertThat(libraries()).as(artifact).anyMatch(name -> name.startsWith(artifact + "-")));
    }

    private static List<String> libraries() throws IOException {
        try (JarFile jar = new JarFile(BuildDirectory.jar().toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .toList();
        }
    }
}
