package net.igmpproxy.scenario.client;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.client.ApiException;
import net.igmpproxy.client.model.ConfigurationChange;
import net.igmpproxy.client.model.InterfaceConfiguration;
import net.igmpproxy.client.model.InterfaceStatus;
import net.igmpproxy.client.model.NewInterface;
import net.igmpproxy.client.model.ProxyConfiguration;
import net.igmpproxy.client.model.ProxyInterface;
import net.igmpproxy.client.model.Service;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Setup of a running proxy from an empty configuration with the generated client. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ClientSetupIT {
    private static final String UPSTREAM = "eth0";
    private static final String LAN = "eth1";

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    private final Client client =
            Client.of(lab.startProxy(ProxyConfig.empty(), "incomplete").rest().base());

    @Test
    void aProxyIsSetUpStepByStep() throws ApiException {
        assertThat(client.service().service().getState()).isEqualTo(Service.StateEnum.INCOMPLETE);
        assertThat(client.service().service().getReasons()).isNotEmpty();

        client.interfaces().addInterface(upstream(), null, null, null, null);
        client.interfaces().putInterface(LAN, new InterfaceConfiguration(), null, null, null, null);

        assertThat(client.service().service().getState()).isEqualTo(Service.StateEnum.RUNNING);
        assertThat(client.interfaces().interfaces().getItems())
                .extracting(ProxyInterface::getName)
                .containsExactly(UPSTREAM, LAN);
        assertThat(client.interfaces().interfaceNamed(LAN).getStatus().getState())
                .isEqualTo(InterfaceStatus.StateEnum.ACTIVE);
        assertThat(client.interfaces().interfaceNamed(UPSTREAM).getDeniedGroups())
                .as("left out at the default of the role")
                .isNullOrEmpty();
    }

    @Test
    void whatADryRunTellsIsDoneByTheChangeAndByNothingElse() throws ApiException {
        ProxyConfiguration wanted = Client.vyosExample().quickleave(false);

        assertThat(client.config()
                        .replaceConfiguration(wanted, true, null, null, null)
                        .getItems())
                .extracting(ConfigurationChange::getPath)
                .contains("quickleave", "interfaces.eth0", "interfaces.eth1", "interfaces.eth2");
        assertThat(client.configuration().getInterfaces()).isEmpty();

        assertThat(client.config()
                        .replaceConfiguration(wanted, null, null, null, null)
                        .getInterfaces())
                .containsOnlyKeys("eth0", "eth1", "eth2");
        assertThat(client.configuration().getQuickleave()).isFalse();
        assertThat(client.config()
                        .replaceConfiguration(wanted, true, null, null, null)
                        .getItems())
                .isEmpty();
    }

    private static NewInterface upstream() {
        return new NewInterface().name(UPSTREAM).role(NewInterface.RoleEnum.UPSTREAM);
    }
}
