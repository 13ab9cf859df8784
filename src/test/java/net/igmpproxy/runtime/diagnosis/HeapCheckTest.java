package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.LimitReached;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.runtime.control.HeapRoom;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapCheckTest {
    private static final HeapRoom HEAP = new HeapRoom(256L << 20);

    @Test
    void shortageNamesKeyValueAndBothRemedies() {
        assertThat(HeapCheck.look(HEAP, ProxyConfiguration.EMPTY.withMaxFlows(200_000)))
                .filteredOn(finding -> finding.message().startsWith("maxFlows is 200000"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.type()).isEqualTo("heap-too-small");
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).contains("256 MiB", "Set maxFlows to 33272 or less", "1138");
                    assertThat(finding.remedy()).contains("-Xmx1138m", "/etc/default/igmp-proxy");
                });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "||,JDK_JAVA_OPTIONS=-Xmx1138m",
                "# JDK_JAVA_OPTIONS=-Xmx256m,JDK_JAVA_OPTIONS=-Xmx1138m",
                "JDK_JAVA_OPTIONS=-Xmx256m,JDK_JAVA_OPTIONS=-Xmx1138m",
                "JDK_JAVA_OPTIONS=-Xmx1138m,JDK_JAVA_OPTIONS=-Xmx1138m",
                "JDK_JAVA_OPTIONS=-Xss1m -Xmx256m -Dx=y,JDK_JAVA_OPTIONS=-Xmx1138m -Xss1m -Dx=y",
                "JDK_JAVA_OPTIONS=\"-Xss1m -Xmx256m\",JDK_JAVA_OPTIONS=\"-Xmx1138m -Xss1m \"",
                "JDK_JAVA_OPTIONS='-Xmx256m',JDK_JAVA_OPTIONS='-Xmx1138m '"
            })
    void theCommandKeepsOtherOptions(String before, String expected, @TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("default"), "SERVER_PORT=1\n" + before + "\n");
        String remedy = HeapCheck.look(HEAP, ProxyConfiguration.EMPTY.withMaxFlows(200_000))
                .filter(finding -> finding.message().startsWith("maxFlows"))
                .findFirst()
                .orElseThrow()
                .remedy();
        String command = remedy.replace("/etc/default/igmp-proxy", file.toString())
                .replace("; systemctl restart igmp-proxy", "");
        assertThat(new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor())
                .isZero();

        assertThat(Files.readAllLines(file))
                .contains("SERVER_PORT=1")
                .filteredOn(line -> line.startsWith("JDK_JAVA_OPTIONS="))
                .singleElement()
                .asString()
                .isEqualToIgnoringWhitespace(expected);
    }

    @Test
    void smallHeapThatSomebodyHasChosenIsNoFindingByItself() {
        HeapRoom small = new HeapRoom(64L << 20);

        assertThat(small.shortages(ProxyConfiguration.EMPTY)).hasSize(2);
        assertThat(HeapCheck.look(small, ProxyConfiguration.EMPTY)).isEmpty();
    }

    @Test
    void nothingIsReportedWhileThereIsRoom() {
        ProxyConfiguration modest =
                ProxyConfiguration.EMPTY.withMaxFlows(10_000).withMaxEntries(100_000);

        assertThat(HeapCheck.look(HEAP, modest)).isEmpty();
    }

    @Test
    void fullHeapIsToldApartFromALimitOfTheConfiguration() {
        LimitReached full = new LimitReached(
                LAN,
                Finding.HEAP,
                150,
                GROUP,
                SOURCE,
                new Occurrences(2, Duration.ofMinutes(5), Duration.ofMinutes(1)));

        Diagnosis finding = new FindingTexts(Situations.configuration()).of(full);

        assertThat(finding.type()).isEqualTo("limit-reached");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("heap", "150 MiB", GROUP.toString());
        assertThat(finding.remedy()).contains("-Xmx");
    }

    @Test
    void fullHeapIsReportedAsLongAsOtherPastEvents() {
        LimitReached full = new LimitReached(
                LAN,
                Finding.HEAP,
                150,
                GROUP,
                SOURCE,
                new Occurrences(2, Duration.ofMinutes(5), Duration.ofMinutes(1)));

        assertThat(new PastCauses(Situations.configuration()).remains(full)).isTrue();
    }
}
