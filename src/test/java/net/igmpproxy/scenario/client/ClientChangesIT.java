package net.igmpproxy.scenario.client;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.client.ApiException;
import net.igmpproxy.client.model.AltSubnet;
import net.igmpproxy.client.model.ConfigurationChange;
import net.igmpproxy.client.model.InterfaceConfiguration;
import net.igmpproxy.client.model.InterfaceConfigurationPatch;
import net.igmpproxy.client.model.InterfaceStatus;
import net.igmpproxy.client.model.Problem;
import net.igmpproxy.client.model.ProblemError;
import net.igmpproxy.client.model.ProxyConfigurationPatch;
import net.igmpproxy.client.model.ProxyInterface;
import net.igmpproxy.client.model.Revision;
import net.igmpproxy.client.model.Role;
import net.igmpproxy.client.model.Service;
import net.igmpproxy.client.model.Toggle;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional changes, dry runs, confirmations and rollbacks with the generated client. */
@NetworkNamespaces
class ClientChangesIT {
    private static final String LAN = "eth1";

    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample());

    private final Client client = Client.of(lab.rest().base());

    @BeforeEach
    void configure() throws ApiException {
        client.config().replaceConfiguration(Client.vyosExample(), null, null, null, null);
    }

    @Test
    void aChangeForAVersionThatIsGoneIsRefused() throws ApiException {
        String known = client.etag();
        client.service().putQuickleave(new Toggle().enabled(false), null, null, null, known);

        assertThat(Client.refusal(() ->
                                client.service().putQuickleave(new Toggle().enabled(true), null, null, null, known))
                        .getStatus())
                .isEqualTo(412);
        assertThat(client.configuration().getQuickleave()).isFalse();
        client.service().putQuickleave(new Toggle().enabled(true), null, null, null, client.etag());
        assertThat(client.configuration().getQuickleave()).isTrue();
    }

    @Test
    void allThatVyOsConfiguresIsChangedOneByOne() throws ApiException {
        assertThat(client.interfaces()
                        .addAltSubnet("eth0", new AltSubnet().subnet("10.9.0.0/16"), null, null, null, null)
                        .getSubnet())
                .isEqualTo("10.9.0.0/16");
        assertThat(client.interfaces().altSubnet("eth0", "10.9.0.0", 16).getSubnet())
                .isEqualTo("10.9.0.0/16");
        client.interfaces().removeAltSubnet("eth0", "10.0.0.0", 23, null, null, null, null);
        assertThat(client.interfaces().altSubnets("eth0")).containsExactly("10.9.0.0/16");
        assertThat(client.service()
                        .putQuickleave(new Toggle().enabled(false), null, null, null, null)
                        .getEnabled())
                .isFalse();
        assertThat(client.service().quickleave().getEnabled()).isFalse();
        client.interfaces().putRole(LAN, new Role().role(Role.RoleEnum.DISABLED), null, null, null, null);
        assertThat(client.interfaces().role(LAN).getRole()).isEqualTo(Role.RoleEnum.DISABLED);
        assertThat(client.interfaces().interfaceNamed(LAN).getStatus().getState())
                .isEqualTo(InterfaceStatus.StateEnum.DISABLED);
        assertThat(Client.refusal(() -> client.interfaces().removeInterface("eth2", null, null, null, null))
                        .getType())
                .as("no interface would be left for hosts")
                .isEqualTo("/problems/incomplete-configuration");
        client.service().enableService(new Toggle().enabled(false), null, null, null, null);
        client.interfaces().removeInterface("eth2", null, null, null, null);
        assertThat(client.configuration().getInterfaces()).containsOnlyKeys("eth0", LAN);
        assertThat(client.service().service().getState()).isEqualTo(Service.StateEnum.DISABLED);
    }

    @Test
    void refusalsAreProblemsThatNameThePlaceAndTheRemedy() {
        Problem unknown = Client.refusal(() -> client.interfaces().interfaceNamed("eth9"));
        assertThat(unknown.getType()).isEqualTo("/problems/unknown-interface");
        assertThat(unknown.getStatus()).isEqualTo(404);

        Problem invalid = Client.refusal(() -> client.interfaces()
                .putInterface(
                        LAN, new InterfaceConfiguration().threshold(300).queryInterval("0s"), null, null, null, null));
        assertThat(invalid.getType()).isEqualTo("/problems/invalid-configuration");
        assertThat(invalid.getErrors())
                .extracting(ProblemError::getField)
                .containsExactlyInAnyOrder("interfaces.eth1.threshold", "interfaces.eth1.queryInterval");
        assertThat(invalid.getErrors()).extracting(ProblemError::getValue).contains(300);
        assertThat(invalid.getErrors()).extracting(ProblemError::getMessage).allMatch(message -> !message.isBlank());
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() throws ApiException {
        patch(new InterfaceConfigurationPatch().threshold(5));
        patch(new InterfaceConfigurationPatch().queryInterval("60s"));

        ProxyInterface patched = client.interfaces().interfaceNamed(LAN);
        assertThat(patched.getThreshold()).isEqualTo(5);
        assertThat(patched.getQueryInterval()).isEqualTo("60s");

        patch(new InterfaceConfigurationPatch().threshold(null));
        assertThat(client.interfaces().interfaceNamed(LAN).getThreshold()).isEqualTo(1);
        client.config()
                .patchConfiguration(
                        new ProxyConfigurationPatch()
                                .putInterfacesItem("eth2", null)
                                .quickleave(false),
                        null,
                        null,
                        null,
                        null);
        assertThat(client.configuration().getInterfaces()).containsOnlyKeys("eth0", LAN);
        assertThat(client.configuration().getQuickleave()).isFalse();
        assertThat(client.interfaces().interfaceNamed(LAN).getQueryInterval()).isEqualTo("60s");
    }

    @Test
    void aChangeStaysIfItIsConfirmedAndGoesIfItIsTakenBack() throws ApiException {
        ProxyConfigurationPatch slow = new ProxyConfigurationPatch().quickleave(false);
        client.config().patchConfiguration(slow, null, "60s", null, null);
        assertThat(client.confirm().confirmation().getPending()).isTrue();
        assertThat(client.confirm().confirmation().getChanges())
                .extracting(ConfigurationChange::getPath)
                .containsExactly("quickleave");

        assertThat(client.confirm().takeBack().getQuickleave()).isTrue();
        assertThat(client.confirm().confirmation().getPending()).isFalse();

        client.config().patchConfiguration(slow, null, "60s", null, null);
        assertThat(client.confirm().confirm().getQuickleave()).isFalse();
        assertThat(client.configuration().getQuickleave()).isFalse();
        assertThat(Client.refusal(() -> client.confirm().confirm()).getType()).isEqualTo("/problems/confirmation");
    }

    @Test
    void theHistoryLeadsBack() throws ApiException {
        patch(new InterfaceConfigurationPatch().queryInterval("70s"));
        Revision before = client.revisions().revisions().getItems().get(0);
        patch(new InterfaceConfigurationPatch().threshold(7));
        Revision after = client.revisions().revisions().getItems().get(0);

        assertThat(after.getRevision()).isEqualTo(before.getRevision() + 1);
        assertThat(after.getVersion()).isNotEqualTo(before.getVersion());
        assertThat(after.getTime()).isAfterOrEqualTo(before.getTime());
        assertThat(client.revisions().revision(after.getRevision()).getChanges())
                .satisfiesExactly(change -> {
                    assertThat(change.getPath()).isEqualTo("interfaces.eth1.threshold");
                    assertThat(change.getFrom()).isEqualTo(1);
                    assertThat(change.getTo()).isEqualTo(7);
                });
        assertThat(client.revisions()
                        .rollBack(before.getRevision(), null, null, null, null)
                        .getInterfaces())
                .hasEntrySatisfying(LAN, back -> assertThat(back.getThreshold()).isEqualTo(1));
        assertThat(client.interfaces().interfaceNamed(LAN).getThreshold()).isEqualTo(1);
    }

    @Test
    void theCommandsOfVyOsGoOutAndIn() throws ApiException {
        client.config().currentConfiguration("vyos");
        String commands = client.texts().last();
        assertThat(commands).contains("set protocols igmp-proxy interface eth0 alt-subnet");

        String others = commands.replace("10.0.0.0/23", "10.8.0.0/16");
        assertThat(client.config()
                        .importConfiguration(others, "vyos", null, null, null, null, null)
                        .getApplied())
                .isFalse();
        assertThat(client.interfaces().altSubnets("eth0")).containsExactly("10.0.0.0/23");
        assertThat(client.config()
                        .importConfiguration(others, "vyos", true, null, null, null, null)
                        .getApplied())
                .isTrue();
        assertThat(client.interfaces().altSubnets("eth0")).containsExactly("10.8.0.0/16");
    }

    private void patch(InterfaceConfigurationPatch patch) throws ApiException {
        client.interfaces().patchInterface(LAN, patch, null, null, null, null);
    }
}
