package net.igmpproxy.core.engine;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.GROUP;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.configuration;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.StaticGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Configurations with tens of thousands of groups are applied in slices, and hosts are answered between the slices. */
@Tag("slow")
class LargeDocumentTest {
    private static final InterfaceName ETH1 = new InterfaceName("eth1");
    private static final int GROUPS = 18_000;

    /** More than the outputs of a slice and of a join. */
    private static final int MOST_OUTPUTS = 500;

    private static final ProxyConfiguration SMALL = configuration("0.0.0.0/0");

    private final ProxyInVirtualTime proxy = new ProxyInVirtualTime(SMALL, links());

    @Test
    void aJoinIsAnsweredBetweenTheSlices() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.configure(withStaticGroups(SMALL, groups(0, GROUPS)));
        proxy.drain();

        proxy.receive(1, "192.168.1.10", new ReportV2(GROUP));

        assertThat(proxy.drain())
                .contains("+(*,239.1.1.1) 0>0,1")
                .anyMatch(output -> output.contains("TO_EX(239.1.1.1)"))
                .hasSizeLessThan(MOST_OUTPUTS);
        assertThat(drainAll()).isGreaterThan(GROUPS / MOST_OUTPUTS);
        assertThat(proxy.engine().routes()).hasSize(GROUPS + 1);
    }

    @Test
    void whatComesIntoForceInSlicesIsWhatAStartHas() {
        ProxyConfiguration first = withStaticGroups(SMALL, groups(0, 1_000));
        ProxyConfiguration second = withStaticGroups(SMALL, groups(500, 1_700));
        proxy.pass(Duration.ofSeconds(40));
        proxy.configure(first);
        proxy.drain();
        proxy.configure(second);
        drainAll();

        ProxyInVirtualTime fresh = new ProxyInVirtualTime(second, links());
        fresh.drain();
        assertThat(proxy.engine().routes()).isEqualTo(fresh.engine().routes()).hasSize(1_200);

        proxy.configure(SMALL);
        drainAll();
        assertThat(proxy.engine().routes()).isEmpty();
    }

    @Test
    void aLaterChangeConcernsNoGroupThatStays() {
        List<StaticGroup> groups = groups(0, GROUPS);
        proxy.pass(Duration.ofSeconds(40));
        proxy.configure(withStaticGroups(SMALL, groups));
        drainAll();
        proxy.pass(Duration.ofSeconds(10));
        drainAll();

        List<StaticGroup> more = new ArrayList<>(groups);
        more.add(new StaticGroup(GROUP, List.of()));
        proxy.configure(withStaticGroups(SMALL, more));
        List<String> outputs = new ArrayList<>();
        while (isPending()) {
            outputs.addAll(proxy.drain());
        }

        assertThat(outputs).filteredOn(output -> output.startsWith("+")).containsExactly("+(*,239.1.1.1) 0>0,1");
    }

    @Test
    void otherSourcesAreAdmittedInSlicesToo() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.configure(withStaticGroups(SMALL, groups(0, GROUPS)));
        drainAll();
        proxy.configure(withStaticGroups(configuration("10.9.0.0/16"), groups(0, GROUPS)));

        assertThat(proxy.drain()).hasSizeLessThan(MOST_OUTPUTS);
        drainAll();
        assertThat(proxy.engine().routes())
                .as("not every source is admitted any more")
                .isEmpty();
    }

    @Test
    void anInterfaceWithManyGroupsGoesInSlices() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.configure(withStaticGroups(SMALL, groups(0, GROUPS)));
        drainAll();
        proxy.configure(without(SMALL, ETH1));

        assertThat(proxy.drain()).hasSizeLessThan(MOST_OUTPUTS).doesNotContain("no vif 1");
        proxy.receive(2, "192.168.2.10", new ReportV2(GROUP));
        assertThat(proxy.drain()).contains("+(*,239.1.1.1) 0>0,2").hasSizeLessThan(MOST_OUTPUTS);
        List<String> outputs = new ArrayList<>();
        while (isPending()) {
            outputs = proxy.drain();
            assertThat(outputs).hasSizeLessThan(MOST_OUTPUTS);
        }
        assertThat(outputs).as("the last turn").contains("no vif 1");
        assertThat(proxy.engine().routes()).hasSize(1);
    }

    @Test
    void theVifOfAnInterfaceThatGoesIsGivenToNoOtherMeanwhile() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.configure(withStaticGroups(without(SMALL, new InterfaceName("eth2")), groups(0, GROUPS)));
        drainAll();
        proxy.configure(without(SMALL, ETH1));

        assertThat(proxy.drain()).contains("vif 2 eth2").doesNotContain("vif 1 eth2", "no vif 1");
    }

    @Test
    void theEndTakesOneTurn() {
        proxy.pass(Duration.ofSeconds(40));
        proxy.configure(withStaticGroups(SMALL, groups(0, GROUPS)));
        drainAll();
        proxy.configure(ProxyConfiguration.EMPTY);

        assertThat(proxy.drain()).contains("no vif 0", "no vif 1", "no vif 2");
        assertThat(proxy.engine().routes()).isEmpty();
    }

    /** Drains until nothing is pending, and returns the number of turns. */
    private int drainAll() {
        int turns = 0;
        while (isPending()) {
            assertThat(proxy.drain()).hasSizeLessThan(MOST_OUTPUTS);
            turns++;
        }
        return turns;
    }

    private boolean isPending() {
        return proxy.engine().nextDeadline() <= proxy.now();
    }

    private static ProxyConfiguration without(ProxyConfiguration document, InterfaceName name) {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>(document.interfaces());
        interfaces.remove(name);
        return document.withInterfaces(interfaces);
    }

    private static ProxyConfiguration withStaticGroups(ProxyConfiguration document, List<StaticGroup> groups) {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>(document.interfaces());
        interfaces.computeIfPresent(
                ETH1,
                (name, body) -> body.withStaticGroups(groups).withAltSubnets(List.of(Ipv4Prefix.of("10.77.0.0/16"))));
        return document.withInterfaces(interfaces);
    }

    private static List<StaticGroup> groups(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new StaticGroup(new GroupAddress(new Ipv4Address(0xef100000 + i)), List.of()))
                .toList();
    }
}
