package net.igmpproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class ConfigurationStoreFailureAnalyzerTest {
    @TempDir
    Path directory;

    @Test
    void aStartWithAnInvalidFileFailsAndSaysWhyWithoutAStackTrace(CapturedOutput output) throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), "interfaces: {eth0: {threshold: 0}}\n");

        assertThatException().isThrownBy(() -> start(file));

        assertThat(output)
                .contains(file + ":1: interfaces.eth0.threshold: 0: Threshold must be between 1 and 255")
                .contains("Correct the lines named above and start again.")
                .doesNotContain("\tat ");
    }

    @Test
    void aStartWithAnUnreadableFileFailsAndSaysWhichPropertyNamesIt(CapturedOutput output) {
        assertThatException().isThrownBy(() -> start(directory));

        assertThat(output)
                .contains("it is a directory, and must be a regular file")
                .contains("--igmp-proxy.config-file=")
                .doesNotContain("\tat ");
    }

    private static void start(Path file) {
        SpringApplication application = new SpringApplication(Loading.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run("--igmp-proxy.config-file=" + file).close();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(StoreConfiguration.class)
    static class Loading {
        @Bean
        ProxyConfiguration stored(ConfigurationStore store) {
            return store.load();
        }
    }
}
