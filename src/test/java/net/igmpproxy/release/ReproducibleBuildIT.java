package net.igmpproxy.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.igmpproxy.lab.BuildDirectory;
import net.igmpproxy.lab.SystemPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a build in another place, at another time and with other user settings has the same bytes. */
@SystemPrograms("mvn")
class ReproducibleBuildIT {
    private static final long PATIENCE_MINUTES = 30;

    private static final String ELSEWHERE = """
            set -eu
            umask 077
            find . -mindepth 1 -maxdepth 1 ! -name target ! -name .git -exec cp -r -t "$1" {} +
            cd "$1"
            export TZ=Pacific/Kiritimati LC_ALL=C
            exec mvn --batch-mode --quiet $2 -Dmaven.test.skip package
            """;

    @TempDir
    private Path elsewhere;

    @Test
    void twoBuildsHaveTheSameOctets() throws IOException, InterruptedException {
        build();

        List<Path> made = whatIsShipped(elsewhere.resolve("target"));
        assertThat(made).hasSize(2);
        for (Path file : made) {
            assertThat(BuildDirectory.path().resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    private void build() throws IOException, InterruptedException {
        Path log = elsewhere.resolve("log");
        String offline = "offline=true".equals(System.getProperty("maven.mode")) ? "--offline" : "";
        Process maven = new ProcessBuilder("bash", "-c", ELSEWHERE, "build", elsewhere.toString(), offline)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
    }

    private static List<Path> whatIsShipped(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.(jar|deb)"))
                    .toList();
        }
    }
}
