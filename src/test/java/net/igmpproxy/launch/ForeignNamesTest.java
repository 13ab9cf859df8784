package net.igmpproxy.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ForeignNamesTest {
    private final ForeignNames names = new ForeignNames();

    @Test
    void theManualHasTheSameProperties() throws Exception {
        Pattern row = Pattern.compile("(?m)^\\| `(igmp-proxy\\.[^`]+)` \\| `([A-Z_]+)` ");
        List<String> manual = row.matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .toList();

        assertThat(Arrays.stream(ServiceProperty.values()).map(property -> property.text() + " " + property.variable()))
                .containsExactlyInAnyOrderElementsOf(manual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IGMPPROXY",
                "IGMP_PROXY",
                "IGMPPROXY_CONFIGFILE2",
                "IGMPPROXY_CONFIG_FILE",
                "IGMP_PROXY_CONFIGFILE",
                "IGMPPROXY_REVISIONS_KEPT",
                "IGMPPROXYREVISIONSKEPT",
                "igmpproxy",
                "igmp_proxy_port",
                "IgmpProxy_Home",
                "IGMPPROXY_HOME",
                "IGMP_PROXY_PORT",
                "IGMP_PROXY_SERVICE_HOST",
                "IGMP_PROXY_SERVICE_PORT_HTTP",
                "IGMP_PROXY_PORT_8080_TCP_ADDR",
                "IGMPPROXY_SECURITY",
                "IGMPPROXY_HANDOVER",
                "IGMP_PROXY_EVENTS_PORT"
            })
    void aVariableThatIsNoPropertyIsHidden(String variable) {
        ConfigurableEnvironment environment = with(Map.of(variable, "/opt/igmp-proxy", "IGMPPROXY_REVISIONSKEPT", "7"));

        names.hide(environment);

        assertThat(environment.getProperty(variable)).isNull();
        assertThat(environment.getProperty("IGMPPROXY_REVISIONSKEPT")).isEqualTo("7");
        assertThat(ProxySettings.of(environment).store().revisionsKept()).isEqualTo(7);
    }

    @Test
    void linksOfOtherServicesAreNoPorts() {
        ConfigurableEnvironment environment =
                with(Map.of("SERVER_PORT", "tcp://10.0.0.1:80", "MANAGEMENT_SERVER_PORT", "9090", "HOME", "/root"));

        names.hide(environment);

        assertThat(environment.getProperty("server.port")).isNull();
        assertThat(environment.getProperty("MANAGEMENT_SERVER_PORT")).isEqualTo("9090");
        assertThat(environment.getProperty("HOME")).isEqualTo("/root");
        assertThat(names.warnings()).isEmpty();
    }

    @Test
    void theNearestPropertyIsNamed() {
        names.hide(with(Map.of("IGMPPROXY_CONFIGFILE2", "x")));
        names.hide(with(Map.of("IGMPPROXY_CONFIG_FILE", "x")));
        names.hide(with(Map.of("IGMP_PROXY_HANDOVER_STANDBY", "true")));
        assertThat(names.hide(new String[] {
                    "--igmp-proxy.cofig-file=x", "--server.port=0", "--IGMPPROXY_CONFIGFILE=x", "--igmpproxy=y"
                }))
                .containsExactly("--server.port=0");

        assertThat(names.warnings())
                .containsExactly(
                        "The environment variable IGMPPROXY_CONFIGFILE2 is no property of the service and is ignored: did you"
                                + " mean IGMPPROXY_CONFIGFILE?",
                        "The environment variable IGMPPROXY_CONFIG_FILE is no property of the service and is ignored: did you"
                                + " mean IGMPPROXY_CONFIGFILE?",
                        "The environment variable IGMP_PROXY_HANDOVER_STANDBY is no property of the service and is ignored:"
                                + " did you mean IGMPPROXY_HANDOVER_STANDBY?",
                        "The argument --igmp-proxy.cofig-file is no property of the service and is ignored: did you mean"
                                + " --igmp-proxy.config-file?",
                        "The argument --IGMPPROXY_CONFIGFILE is no property of the service and is ignored: did you mean"
                                + " --igmp-proxy.config-file?",
                        "The argument --igmpproxy is no property of the service and is ignored");
    }

    @Test
    void thePropertyThatBeginsWithTheNameIsNearest() {
        names.hide(with(Map.of("IGMPPROXY_HANDOVER", "false")));
        names.hide(with(Map.of("IGMPPROXY_RECEIVE", "1MB")));
        names.hide(new String[] {"--igmp-proxy.metrics=5"});

        assertThat(names.warnings())
                .extracting(warning -> warning.substring(warning.indexOf("did you mean ")))
                .containsExactly(
                        "did you mean IGMPPROXY_HANDOVER_ENABLED?",
                        "did you mean IGMPPROXY_RECEIVEBUFFER?",
                        "did you mean --igmp-proxy.metrics.max-groups?");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyVariableIsNotSet(ServiceProperty property) {
        ConfigurableEnvironment environment = with(Map.of(property.variable(), ""));

        names.hide(environment);

        assertThat(ProxySettings.of(environment)).isEqualTo(ProxySettings.of(with(Map.of())));
        assertThat(names.warnings())
                .containsExactly("The environment variable " + property.variable()
                        + " is empty and is ignored, as if it were not set");
    }

    @Test
    void foreignNamesAreFoundInEverySource() {
        ConfigurableEnvironment environment = with(Map.of());
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "spring.application.json", Map.of("igmp-proxy", "/x", "igmp-proxy.revisions-kept", 7)));

        names.hide(environment);

        assertThat(ProxySettings.of(environment).store().revisionsKept()).isEqualTo(7);
        assertThat(names.warnings())
                .containsExactly(
                        "The property (spring.application.json) igmp-proxy is no property of the service and is ignored");
    }

    @Test
    void whatIsAPropertyStays() {
        String[] arguments = {
            "--igmp-proxy.config-file=x",
            "--igmp-proxy.configFile=x",
            "--igmp-proxy.security.certificate-roles.anna=viewer"
        };
        assertThat(names.hide(arguments)).isEqualTo(arguments);

        ConfigurableEnvironment environment =
                with(Map.of("IGMP_PROXY_CONFIG_FILE", "legacy", "IGMPPROXY_SECURITY_ALLOWEDHOSTS_0", "a"));
        names.hide(environment);
        assertThat(environment.getProperty("IGMP_PROXY_CONFIG_FILE")).isEqualTo("legacy");
        assertThat(environment.getProperty("IGMPPROXY_SECURITY_ALLOWEDHOSTS_0")).isEqualTo("a");
        assertThat(names.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPropertyIsBoundByItsNames(ServiceProperty property) {
        assertThat(ServiceProperty.isBound(property.text())).isTrue();
        assertThat(ServiceProperty.isBoundFromVariable(property.variable())).isTrue();
        assertThat(ServiceProperty.isBoundFromVariable(property.variable() + "2"))
                .isFalse();
    }

    @Test
    void variablesOfTheServiceItselfAreHiddenWithoutAWord() {
        ForeignNames names = new ForeignNames();
        ConfigurableEnvironment environment =
                with(Map.of("IGMP_PROXY_PROGRAM", "/usr/share/igmp-proxy/bin/igmp-proxy", "IGMP_PROXY_FOLLOWS", "17"));

        names.hide(environment);

        assertThat(names.warnings()).isEmpty();
        assertThat(environment.getProperty("igmp.proxy.program")).isNull();
    }

    private static ConfigurableEnvironment with(Map<String, Object> variables) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }
}
