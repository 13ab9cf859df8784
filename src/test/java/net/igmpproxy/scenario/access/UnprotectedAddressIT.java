package net.igmpproxy.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.Site;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publicly reachable address without any authentication: the startup is refused. */
@NetworkNamespaces
class UnprotectedAddressIT {
    @AutoClose
    private final Site site = Site.create();

    @Test
    void theProgramEndsAndSaysWhatToDo(@TempDir Path directory) {
        Path tokens = directory.resolve("tokens");
        try (ProxyProcess process = ProxyProcess.launch(
                site.router(),
                ProxyConfig.vyosExample(),
                Map.of("server.address", "0.0.0.0", "igmp-proxy.security.tokens-file", tokens.toString()))) {
            assertThat(process.awaitExitStatus()).isEqualTo(1);
            assertThat(process.log())
                    .contains("server.address is no loopback address, and there is no token in " + tokens)
                    .contains("token --name=admin --role=operator --file=" + tokens)
                    .contains("--spring.security.oauth2.resourceserver.jwt.issuer-uri=")
                    .contains("--server.ssl.client-auth=need")
                    .contains("leave --server.address at 127.0.0.1")
                    .contains("Forwarding has ended")
                    .doesNotContain("\tat ");
        }
        assertThat(site.router().procNet("ip_mr_vif").lines())
                .as("VIFs of the kernel")
                .hasSize(1);
    }
}
