package net.igmpproxy.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EarlyEnvironmentTest {
    private final ConfigurableEnvironment environment = new StandardEnvironment();

    @TempDir
    private Path working;

    /** Removes the properties of the machine that runs the test. */
    @BeforeEach
    void forget() {
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
    }

    @Test
    void nothingSpeaksOfFiles() throws IOException {
        say("igmp-proxy.config-file", "config.yaml");
        Files.createFile(working.resolve("config.yaml"));
        Files.createDirectory(working.resolve("config"));

        assertThat(FilesOfProperties.matter(environment, working)).isFalse();
    }

    @Test
    void propertiesThatNameFilesOrProfilesOrSetTheLogUp() {
        for (String name : new String[] {"spring.config.import", "spring.profiles.active", "logging.file.name"}) {
            forget();
            say(name, "any");
            assertThat(FilesOfProperties.matter(environment, working)).as(name).isTrue();
        }
    }

    @Test
    void variablesOfTheEnvironment() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("environment", Map.of("SPRING_CONFIG_LOCATION", "any")));

        assertThat(FilesOfProperties.matter(environment, working)).isTrue();
    }

    @Test
    void filesInTheWorkingDirectory() throws IOException {
        Files.createFile(working.resolve("application.properties"));

        assertThat(FilesOfProperties.matter(environment, working)).isTrue();
    }

    @Test
    void filesInConfigAndInDirectoriesThere() throws IOException {
        Path config = Files.createDirectory(working.resolve("config"));
        Path file = Files.createFile(config.resolve("application-lan.yaml"));
        assertThat(FilesOfProperties.matter(environment, working)).isTrue();

        Files.delete(file);
        Files.createDirectory(config.resolve("any"));
        assertThat(FilesOfProperties.matter(environment, working)).isTrue();
    }

    @Test
    void aFileNamedOnTheCommandLineIsRead() throws IOException {
        Path file = Files.writeString(working.resolve("my.properties"), "igmp-proxy.receive-buffer=1MB");

        ConfigurableEnvironment found =
                EarlyEnvironment.of(new String[] {"--spring.config.additional-location=" + file});

        assertThat(ProxySettings.of(found).kernel().receiveBufferOctets()).isEqualTo(1 << 20);
    }

    @Test
    void propertiesInJson() {
        ConfigurableEnvironment found = EarlyEnvironment.of(
                new String[] {"--spring.application.json={\"igmp-proxy\": {\"receive-buffer\": \"1MB\"}}"});

        assertThat(ProxySettings.of(found).kernel().receiveBufferOctets()).isEqualTo(1 << 20);
    }

    @Test
    void scalarInPlaceOfAGroupIsNoProperty() throws IOException {
        Path file = Files.writeString(
                working.resolve("my.properties"), "igmp-proxy.handover=false\nigmp-proxy.receive-buffer=2MB");
        for (String json : new String[] {
            "{\"igmp-proxy\": \"/x\"}", "{\"igmp-proxy\": {\"engine\": true}}", "{\"igmp-proxy.security\": 1}"
        }) {
            ConfigurableEnvironment found = EarlyEnvironment.of(
                    new String[] {"--spring.application.json=" + json, "--spring.config.additional-location=" + file});

            assertThat(ProxySettings.of(found).kernel().receiveBufferOctets())
                    .as(json)
                    .isEqualTo(2 << 20);
        }
    }

    @Test
    void noPropertyOfTheServiceMayBeMalformed() {
        for (String argument : new String[] {
            "--igmp-proxy.metrics.max-groups=many",
            "--igmp-proxy.events.ping-interval=never",
            "--igmp-proxy.config-mode=x"
        }) {
            ConfigurableEnvironment found = EarlyEnvironment.of(new String[] {argument});
            assertThatExceptionOfType(BindException.class).as(argument).isThrownBy(() -> ProxySettings.of(found));
        }
    }

    private void say(String name, String value) {
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(name, value)));
    }
}
