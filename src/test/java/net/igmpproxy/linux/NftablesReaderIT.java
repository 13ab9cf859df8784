package net.igmpproxy.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.runtime.probe.FilteredPacket;
import net.igmpproxy.runtime.probe.FilteredPacket.Hook;
import net.igmpproxy.runtime.probe.PacketFilter;
import net.igmpproxy.runtime.probe.PacketFilter.Drop;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with rules as encoded by nft(8) and the kernel. */
@NetworkNamespaces
@SystemPrograms("nft")
class NftablesReaderIT {
    private static final String INPUT_DROPS =
            "add chain inet f input { type filter hook input priority 0; policy drop; };";
    private static final String INPUT_ACCEPTS = "add chain inet f input { type filter hook input priority 0; };";
    private static final int REPORT = 0x22;
    private static final Ipv4Address ROUTERS = Ipv4Address.of("224.0.0.22");
    private static final Ipv4Address GROUP = Ipv4Address.of("239.1.1.1");

    @AutoClose
    private final Star star = new Star(2);

    private final Link v0 = link(0);
    private final Link v1 = link(1);

    @BeforeEach
    void flush() {
        star.router().output("nft", "flush ruleset");
    }

    @Test
    void aRouterWithoutRulesDropsNothing() {
        assertThat(report()).isEmpty();
    }

    @Test
    void thePolicyDropsWhatNoRuleAccepts() {
        rules(INPUT_DROPS, "add rule inet f input tcp dport 22 accept");

        assertThat(report()).hasValue(new Drop("inet f", "input", "the policy of chain input"));
        assertThat(filter().dropper(FilteredPacket.sent(Hook.OUTPUT, v0, ROUTERS, REPORT)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip protocol igmp accept",
                "meta l4proto { icmp, igmp } accept",
                "ip protocol 1-3 accept",
                "iifname v0 accept",
                "iifname \"v*\" accept",
                "iif v0 accept",
                "iifname { \"v0\", \"v7\" } ip protocol igmp counter log accept",
                "ip daddr 224.0.0.0/4 accept",
                "ip daddr { 10.0.0.0/8, 224.0.0.0/24 } accept",
                "ip daddr 224.0.0.22-224.0.0.23 accept",
                "ip daddr != 10.0.0.0/8 accept",
                "igmp type membership-report-v3 accept",
                "igmp type != membership-query accept",
                "meta pkttype multicast accept",
                "ct state new accept",
                "ct state != established accept",
                "iifname vmap { \"v0\" : accept, \"v1\" : drop }",
                "ip protocol . ip daddr { igmp . 224.0.0.22 } accept",
                "jump more",
                "goto more",
                "ip saddr 10.9.0.0/16 accept",
                "ip ttl 1 accept",
                "ip protocol igmp limit rate 10/second accept",
                "meta mark 7 accept",
                "fib saddr type unicast accept",
                "ip saddr @allowed accept"
            })
    void whatARuleMayLetPassIsNotDroppedForCertain(String rule) {
        rules(
                INPUT_DROPS,
                "add chain inet f more",
                "add rule inet f more ip protocol igmp accept",
                "add set inet f allowed { type ipv4_addr; flags interval; elements = { 10.9.0.0/24 }; }",
                "add rule inet f input " + rule);

        assertThat(report()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip protocol igmp drop",
                "ip protocol igmp reject",
                "meta l4proto { icmp, igmp } drop",
                "meta l4proto != { icmp, tcp } drop",
                "iifname v0 counter packets 0 bytes 0 drop",
                "iif v0 drop",
                "ip daddr 224.0.0.0/4 drop",
                "ip daddr { 10.0.0.0/8, 224.0.0.0/24 } drop",
                "ip daddr 224.0.0.22-224.0.0.23 drop",
                "ip protocol 1-3 drop",
                "igmp type membership-report-v3 drop",
                "meta pkttype multicast drop",
                "ct state new,invalid drop",
                "iifname vmap { \"v0\" : drop, \"v1\" : accept }",
                "iifname vmap { \"v0\" : jump more, \"v1\" : accept }",
                "ip protocol . ip daddr { igmp . 224.0.0.22 } drop",
                "jump more",
                "goto more"
            })
    void aRuleThatMatchesDrops(String rule) {
        rules(
                INPUT_ACCEPTS,
                "add chain inet f more",
                "add rule inet f more ip protocol tcp accept",
                "add rule inet f more iifname v0 drop",
                "add rule inet f input " + rule);

        assertThat(report()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip protocol udp drop",
                "iifname v1 drop",
                "ip daddr 239.0.0.0/8 drop",
                "ip daddr { 10.0.0.0/8, 239.0.0.0/8 } drop",
                "ip protocol != igmp drop",
                "igmp type membership-query drop",
                "ct state established,related drop",
                "ip saddr 10.9.0.0/16 drop",
                "ip protocol igmp limit rate over 10/second drop",
                "iifname vmap { \"v1\" : drop }",
                "ip protocol igmp return",
                "jump more",
                "jump away"
            })
    void aRuleThatNeedNotMatchDropsNothingForCertain(String rule) {
        rules(
                INPUT_ACCEPTS,
                "add chain inet f more",
                "add chain inet f away",
                "add rule inet f away return",
                "add rule inet f away drop",
                "add rule inet f more ip protocol igmp accept",
                "add rule inet f more drop",
                "add rule inet f input " + rule);

        assertThat(report()).isEmpty();
    }

    @Test
    void theRuleIsNamed() {
        rules(INPUT_ACCEPTS, "add rule inet f input ip protocol igmp drop");
        String handle = star.router()
                .output("nft", "-a", "list", "chain", "inet", "f", "input")
                .replaceAll("(?s).*igmp drop # handle (\\d+).*", "$1");

        assertThat(report()).map(Drop::by).hasValue("the rule with handle " + handle + " of chain input");
    }

    @Test
    void anyChainOfAHookMayDrop() {
        rules(
                INPUT_ACCEPTS,
                "add rule inet f input accept",
                "add table ip other",
                "add chain ip other last { type filter hook input priority 100; policy drop; }");

        assertThat(report()).map(Drop::table).hasValue("ip other");
    }

    @Test
    void streamsAreKnownByBothTheirInterfaces() {
        rules(
                "add chain inet f forward { type filter hook forward priority 0; policy drop; }",
                "add rule inet f forward iifname v0 oifname v1 udp dport 5000 accept",
                "add rule inet f forward iifname v1 oifname v0 accept");

        assertThat(filter().dropper(FilteredPacket.forwarded(Hook.FORWARD, v0, v1, GROUP)))
                .isEmpty();
        assertThat(filter().dropper(FilteredPacket.forwarded(Hook.FORWARD, v1, v0, GROUP)))
                .isEmpty();
        assertThat(filter().dropper(FilteredPacket.forwarded(Hook.FORWARD, v0, v0, GROUP)))
                .isPresent();
    }

    @Test
    void tablesOfOtherFamiliesDoNotMatter() {
        rules("add table ip6 six", "add chain ip6 six input { type filter hook input priority 0; policy drop; }");

        assertThat(report()).isEmpty();
    }

    private void rules(String... commands) {
        star.router().output("nft", "add table inet f;" + String.join(";", commands));
    }

    private PacketFilter filter() {
        return star.router().call(() -> new NftablesReader().read()).orElseThrow();
    }

    private Optional<Drop> report() {
        return filter().dropper(FilteredPacket.received(Hook.INPUT, v0, ROUTERS, REPORT));
    }

    private Link link(int i) {
        String shown = star.router().output("ip", "-o", "link", "show", "v" + i);
        int index = Integer.parseInt(shown.substring(0, shown.indexOf(':')));
        InterfaceAddress address = InterfaceAddress.parse("10.9." + i + ".1/24").orElseThrow();
        return new Link(index, new InterfaceName("v" + i), true, 1500, List.of(address));
    }
}
