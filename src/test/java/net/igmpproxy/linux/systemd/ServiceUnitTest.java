package net.igmpproxy.linux.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUnitTest {
    @TempDir
    private Path process;

    @ParameterizedTest
    @CsvSource({
        "0::/system.slice/smcroute.service, smcroute.service",
        "9:name=systemd:/system.slice/pimd.service, pimd.service",
        "0::/system.slice/system-frr.slice/frr@lan.service, frr@lan.service"
    })
    void serviceOfTheSystemIsNamed(String line, String unit) throws IOException {
        Files.writeString(process.resolve("cgroup"), "4:memory:/system.slice/other.service\n" + line + "\n");

        assertThat(ServiceUnit.of(process)).contains(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0::/",
                "0::/user.slice/user-0.slice/session-3.scope",
                "0::/user.slice/user-1000.slice/user@1000.service/app.slice/mcproxy.service",
                "0::/system.slice/docker-0123.scope",
                "0::/system.slice/containerd.service/kubepods/pod7",
                "0::/kubepods.slice/kubepods-pod7.slice/igmp.service",
                "4:memory:/system.slice/smcroute.service"
            })
    void otherProcessesHaveNone(String line) throws IOException {
        Files.writeString(process.resolve("cgroup"), line + "\n");

        assertThat(ServiceUnit.of(process)).isEmpty();
    }

    @Test
    void processThatIsGoneHasNone() {
        assertThat(ServiceUnit.of(process.resolve("absent"))).isEmpty();
    }
}
