package net.igmpproxy.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Objects;
import net.igmpproxy.store.StoreProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class PropertyFailureAnalyzerTest {
    @ParameterizedTest
    @CsvSource({
        "IGMPPROXY_CONFIGMODE, readonli, managed or readonly",
        "IGMPPROXY_REVISIONSKEPT, many, 'a whole number, such as 100'",
        "IGMPPROXY_HANDOVER_ENABLED, ja, true or false",
        "IGMPPROXY_RECEIVEBUFFER, 16 megs, 'a size, such as 16MB'",
        "IGMPPROXY_EVENTS_PINGINTERVAL, soon, 'a time, such as 10s'"
    })
    void namesTheVariableItsValueAndTheValidOnes(String variable, String value, String valid) {
        FailureAnalysis analysis =
                Objects.requireNonNull(new PropertyFailureAnalyzer().analyze(failure(variable, value)));

        assertThat(analysis.getDescription()).isEqualTo(variable + ": " + value + ": must be " + valid);
        assertThat(analysis.getAction())
                .isEqualTo("Set " + variable + " to " + valid + ", or remove it for its default.");
    }

    @Test
    void namesAKeyWhereOneIsMissing() {
        FailureAnalysis analysis = Objects.requireNonNull(
                new PropertyFailureAnalyzer().analyze(failure("IGMPPROXY_SECURITY_CERTIFICATEROLES", "x")));

        assertThat(analysis.getDescription())
                .isEqualTo("IGMPPROXY_SECURITY_CERTIFICATEROLES: x: must have a key for each value, such as"
                        + " IGMPPROXY_SECURITY_CERTIFICATEROLES_ANNA=viewer");
    }

    @Test
    void leavesAValueOutOfItsRangeToSpring() {
        assertThat(new PropertyFailureAnalyzer().analyze(failure("IGMPPROXY_REVISIONSKEPT", "0")))
                .isNull();
    }

    @Test
    void aStartThatFailsNamesTheProperty(CapturedOutput output) {
        SpringApplication application = new SpringApplication(Loading.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatException().isThrownBy(() -> application.run("--igmp-proxy.config-mode=readonli"));

        assertThat(output)
                .contains("igmp-proxy.config-mode: readonli: must be managed or readonly")
                .doesNotContain("enum constant");
    }

    private static BindException failure(String variable, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(variable, value)));
        return Objects.requireNonNull(catchThrowableOfType(BindException.class, () -> ProxySettings.of(environment)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(StoreProperties.class)
    static class Loading {}
}
