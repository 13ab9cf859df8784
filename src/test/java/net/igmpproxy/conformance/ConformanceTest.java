package net.igmpproxy.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs each folder of recordings as a test; {@code -Dconformance.update=true} rewrites the output files. */
class ConformanceTest {
    private static final Path RECORDINGS = Path.of("src", "test", "resources", "conformance");
    private static final boolean UPDATE = Boolean.getBoolean("conformance.update");

    @TestFactory
    Stream<DynamicTest> recordings() throws IOException {
        assertThat(UPDATE && "true".equals(System.getenv("CI")))
                .as("conformance.update where CI=true")
                .isFalse();
        List<Path> folders;
        try (Stream<Path> entries = Files.list(RECORDINGS)) {
            folders = entries.filter(Files::isDirectory).sorted().toList();
        }
        return folders.stream().map(folder -> dynamicTest(folder.getFileName().toString(), () -> replay(folder)));
    }

    private static void replay(Path folder) {
        Recording recording = Recording.of(folder);
        Replay replay = new Replay(recording);
        Statements statements = new Statements(recording, replay);
        SoftAssertions soft = new SoftAssertions();
        for (String number : recording.steps()) {
            Step step = recording.step(number);
            replay.beginStep();
            step.statements().forEach(statements::execute);
            if (UPDATE) {
                step.update(replay.lines());
            } else {
                soft.assertThat(Step.text(replay.lines())).as("step " + number).isEqualTo(step.expected());
            }
        }
        soft.assertAll();
    }
}
