package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/rest.md is run as it stands there, one after the other. */
@NetworkNamespaces
class RestManualIT {
    private static final Pattern COMMANDS = Pattern.compile("^```sh\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    /** A refusal ends the script, which readers would see with their own eyes. */
    private static final String STRICT = "set -eu -o pipefail; curl() { command curl -sS --fail-with-body \"$@\"; }\n";

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    @TempDir
    private Path directory;

    @Test
    void everyCommandDoesWhatItSays() throws IOException {
        List<String> blocks = COMMANDS.matcher(Files.readString(Path.of("docs", "rest.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(5);
        lab.startProxy(ProxyConfig.empty(), "incomplete");

        for (String block : blocks) {
            lab.router().output("bash", "-c", "cd " + directory + "\n" + STRICT + block);
        }

        assertThat(lab.rest().get("/api/v1/service").path("state").asString()).isEqualTo("running");
    }
}
