package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Startup with foreign environment variables that resemble those of the service. */
@NetworkNamespaces
class EnvironmentIT {
    private static final String GROUP = "239.62.1.1";
    private static final String LINK = "tcp://10.96.0.7:8080";

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    @Test
    void variablesOfOthersDoNotStopTheService() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "IGMPPROXY", "/opt/igmp-proxy",
                "IGMP_PROXY", "yes",
                "igmpproxy", "/usr/local",
                "IGMPPROXY_HOME", "/opt/igmp-proxy",
                "IGMPPROXY_CONFIG_FILE", "/nowhere/a.yaml",
                "IGMP_PROXY_CONFIGFILE", "/nowhere/b.yaml",
                "IGMPPROXY_REVISIONSKEPT", "3"));
        variables.putAll(Map.of(
                "IGMP_PROXY_SERVICE_HOST", "10.96.0.7",
                "IGMP_PROXY_SERVICE_PORT", "8080",
                "IGMP_PROXY_SERVICE_PORT_HTTP", "8080",
                "IGMP_PROXY_PORT", LINK,
                "IGMP_PROXY_PORT_8080_TCP", LINK,
                "IGMP_PROXY_PORT_8080_TCP_PROTO", "tcp",
                "IGMP_PROXY_PORT_8080_TCP_PORT", "8080",
                "IGMP_PROXY_PORT_8080_TCP_ADDR", "10.96.0.7",
                "SERVER_PORT", "tcp://10.96.0.8:80",
                "MANAGEMENT_SERVER_PORT", "tcp://10.96.0.9:80"));
        ProxyProcess proxy = lab.launchProxyIn(variables, ProxyConfig.vyosExample());

        proxy.awaitState("running");
        MulticastStream stream = lab.source().stream(GROUP).start();
        Subscription viewer = lab.lan(1).host("viewer", IgmpVersion.V3).join(GROUP);
        viewer.awaitPackets(100);
        stream.close();

        List<String> warnings = proxy.wholeLog()
                .lines()
                .filter(line -> line.contains("is no property of the service"))
                .map(line -> line.replaceFirst(".* environment variable ", ""))
                .toList();
        assertThat(warnings)
                .containsExactlyInAnyOrder(
                        "IGMPPROXY is no property of the service and is ignored",
                        "IGMP_PROXY is no property of the service and is ignored",
                        "igmpproxy is no property of the service and is ignored",
                        "IGMPPROXY_HOME is no property of the service and is ignored",
                        "IGMPPROXY_CONFIG_FILE is no property of the service and is ignored: did you mean"
                                + " IGMPPROXY_CONFIGFILE?",
                        "IGMP_PROXY_CONFIGFILE is no property of the service and is ignored: did you mean"
                                + " IGMPPROXY_CONFIGFILE?");
    }

    @Test
    void jsonThatIsNoneEndsTheStartWithTheNameOfTheVariable() {
        ProxyProcess proxy =
                lab.launchProxyIn(Map.of("SPRING_APPLICATION_JSON", "{\"igmp-proxy\":"), ProxyConfig.vyosExample());

        assertThat(proxy.awaitExitStatus()).isEqualTo(1);
        assertThat(Arrays.asList(proxy.wholeLog().split("\n", -1)))
                .anyMatch(line -> line.contains("SPRING_APPLICATION_JSON") && line.contains("is not JSON"));
    }
}
