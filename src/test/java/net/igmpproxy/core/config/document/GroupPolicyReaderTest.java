package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.eth0;
import static net.igmpproxy.core.config.document.Trees.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupPolicyReaderTest {
    private static final Ipv4Prefix SSDP = Ipv4Prefix.of("239.255.255.250/32");

    @Test
    void ssdpDoesNotGoUpstreamByDefault() {
        GroupPolicy policy = only(eth0("role", "upstream")).policy();

        assertThat(policy).isEqualTo(GroupPolicy.DENY_SSDP);
        assertThat(policy.allows(GroupAddress.of("239.255.255.250"))).isFalse();
        assertThat(policy.allows(GroupAddress.of("239.255.255.249"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"downstream", "disabled"})
    void otherInterfacesDenyNothingByDefault(String role) {
        assertThat(only(eth0("role", role)).policy()).isEqualTo(GroupPolicy.ALLOW_ALL);
    }

    @Test
    void anEmptyListDeniesNothing() {
        assertThat(only(eth0("role", "upstream", "deniedGroups", List.of())).policy())
                .isEqualTo(GroupPolicy.ALLOW_ALL);
    }

    @Test
    void allowedGroupsLeaveTheDefaultOfDeniedOnes() {
        GroupPolicy policy = only(eth0("role", "upstream", "allowedGroups", List.of("239.0.0.0/8")))
                .policy();

        assertThat(policy).isEqualTo(new GroupPolicy(List.of(Ipv4Prefix.of("239.0.0.0/8")), List.of(SSDP)));
        assertThat(policy.allows(GroupAddress.of("239.255.255.250"))).isFalse();
    }

    @Test
    void deniedGroupsReplaceTheDefault() {
        assertThat(only(eth0("role", "upstream", "deniedGroups", List.of("239.1.0.0/16")))
                        .policy()
                        .denied())
                .containsExactly(Ipv4Prefix.of("239.1.0.0/16"));
    }

    @Test
    void theDefaultFollowsTheRoleOfAnEditedDocument() {
        Map<String, Object> tree =
                ConfigurationWriter.write(only(eth0("role", "upstream", "allowedGroups", List.of("239.0.0.0/8"))));
        tree.put("role", "downstream");
        assertThat(only(Map.of("interfaces", Map.of("eth0", tree))).policy().denied())
                .isEmpty();

        Map<String, Object> back = ConfigurationWriter.write(InterfaceConfiguration.of(Role.DOWNSTREAM));
        back.put("role", "upstream");
        assertThat(only(Map.of("interfaces", Map.of("eth0", back))).policy()).isEqualTo(GroupPolicy.DENY_SSDP);
    }

    @Test
    void anExplicitChoiceStaysWithTheInterface() {
        Map<String, Object> tree =
                ConfigurationWriter.write(only(eth0("role", "upstream", "deniedGroups", List.of("239.1.0.0/16"))));
        tree.put("role", "downstream");

        assertThat(only(Map.of("interfaces", Map.of("eth0", tree))).policy().denied())
                .containsExactly(Ipv4Prefix.of("239.1.0.0/16"));
    }

    @Test
    void theRecordsHaveTheSameDefaults() {
        assertThat(InterfaceConfiguration.of(Role.UPSTREAM).policy()).isEqualTo(GroupPolicy.DENY_SSDP);
        assertThat(InterfaceConfiguration.of(Role.DOWNSTREAM).policy()).isEqualTo(GroupPolicy.ALLOW_ALL);
        assertThat(InterfaceConfiguration.of(Role.DISABLED).policy()).isEqualTo(GroupPolicy.ALLOW_ALL);
    }
}
