package net.igmpproxy.core.engine;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interfaces that change their names, indices and roles, and the resulting VIFs and memberships in the kernel. */
class VifAssignmentTest {
    private static final int MAX_VIFS = 32;
    private static final ReportV3 JOIN = new ReportV3(List.of(new GroupRecord(RecordType.TO_EX, GROUP, List.of())));

    @Test
    void renameKeepsVifMembershipsAndEntries() {
        ProxyInVirtualTime proxy = proxy(List.of(link(10, "eth0"), link(11, "eth1")), "eth0", "eth1", "lan1");
        proxy.receive(1, "10.0.11.9", JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(List.of(link(10, "eth0"), link(11, "lan1")));

        assertThat(kernelCalls(proxy.drain())).isEmpty();
        assertThat(proxy.engine().memberships(proxy.now()))
                .extracting(membership -> membership.interfaceName().value())
                .containsExactly("lan1");
        assertThat(proxy.engine().routes()).hasSize(1);
    }

    @Test
    void renameWithinAPatternKeepsEverything() {
        ProxyInVirtualTime proxy = proxy(List.of(link(10, "wan0"), link(11, "eth1")), "wan0", "eth*");
        proxy.receive(1, "10.0.11.9", JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(List.of(link(10, "wan0"), link(11, "eth10")));

        assertThat(kernelCalls(proxy.drain())).isEmpty();
        assertThat(proxy.engine().routes()).hasSize(1);
    }

    @Test
    void renameByWayOfAForeignNameKeepsMemberships() {
        ProxyInVirtualTime proxy = proxy(List.of(link(10, "eth0"), link(11, "eth1")), "eth0", "eth1", "lan1");
        proxy.receive(1, "10.0.11.9", JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(List.of(link(10, "eth0"), link(11, "rename11")));
        proxy.pass(Duration.ofMillis(10));
        proxy.setLinks(List.of(link(10, "eth0"), link(11, "lan1")));

        assertThat(kernelCalls(proxy.drain())).containsExactly("vif 1 lan1", "listen lan1", "+(*,239.1.1.1) 0>0,1");
    }

    @Test
    void namesThatAreSwappedTakeTheirHostsAlong() {
        List<Link> before = List.of(link(10, "eth0"), link(11, "eth1"), link(12, "eth2"));
        ProxyInVirtualTime proxy = proxy(before, "eth0", "eth1", "eth2");
        proxy.receive(1, "10.0.11.9", JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(List.of(link(10, "eth0"), link(12, "eth1"), link(11, "eth2")));

        assertThat(kernelCalls(proxy.drain())).isEmpty();
        assertThat(proxy.engine().memberships(proxy.now()))
                .extracting(membership -> membership.interfaceName().value())
                .containsExactly("eth2");
    }

    @Test
    void anotherInterfaceOfTheSameNameHasNoneOfTheHostsOfARenamedOne() {
        ProxyInVirtualTime proxy = proxy(List.of(link(10, "eth0"), link(11, "eth1")), "eth0", "eth1");
        proxy.receive(1, "10.0.11.9", JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(List.of(link(10, "eth0"), link(11, "old1"), link(13, "eth1")));

        assertThat(kernelCalls(proxy.drain()))
                .containsExactly("vif 2 eth1", "listen eth1", "-(*,239.1.1.1) 0>0,1", "do not listen 11", "no vif 1");
        assertThat(proxy.engine().memberships(proxy.now())).isEmpty();
    }

    @Test
    void awayAndBackInOneTurnChangesNothing() {
        List<Link> all = List.of(link(10, "eth0"), link(11, "eth1"));
        ProxyInVirtualTime proxy = proxy(all, "eth0", "eth1");
        proxy.receive(1, "10.0.11.9", JOIN);
        proxy.pass(Duration.ofSeconds(40));

        proxy.setLinks(all.subList(0, 1));
        proxy.setLinks(all);

        assertThat(kernelCalls(proxy.drain())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30, 31, 32})
    void roleSwapChangesNoVif(int interfaces) {
        List<Link> links = ethernets(interfaces);
        String[] names = links.stream().map(link -> link.name().value()).toArray(String[]::new);
        ProxyInVirtualTime proxy = proxy(links, names);
        proxy.pass(Duration.ofSeconds(40));

        String last = names[interfaces - 1];
        names[interfaces - 1] = names[0];
        names[0] = last;
        proxy.configure(configuration(names));

        assertThat(kernelCalls(proxy.drain())).isEmpty();
        assertThat(proxy.engine().interfaces(proxy.now()))
                .allMatch(status -> status.vif().isPresent());
    }

    @Test
    void sessionThatTakesAnothersPlaceGetsTheLastVif() {
        List<Link> links = new ArrayList<>(List.of(link(10, "eth0")));
        IntStream.range(0, MAX_VIFS - 1).forEach(number -> links.add(link(100 + number, "ppp" + number)));
        ProxyInVirtualTime proxy = proxy(links, "eth0", "ppp*");
        proxy.pass(Duration.ofSeconds(40));

        links.removeIf(link -> link.index() == 104);
        links.add(link(140, "ppp40"));
        proxy.setLinks(links);

        assertThat(kernelCalls(proxy.drain()))
                .containsSubsequence("do not listen 104", "no vif 26", "vif 26 ppp40", "listen ppp40");
        assertThat(proxy.engine().findings(proxy.now())).noneMatch(Finding.NoVif.class::isInstance);
    }

    @Test
    void interfacesBeyondThe32ndAreNamedAndGetTheNextFreeVif() {
        List<Link> links = new ArrayList<>(List.of(link(10, "eth0")));
        IntStream.range(0, MAX_VIFS + 1).forEach(number -> links.add(link(100 + number, "ppp" + number)));
        ProxyInVirtualTime proxy = proxy(links, "eth0", "ppp*");
        proxy.pass(Duration.ofSeconds(40));
        assertThat(withoutVif(proxy)).containsExactly("ppp8", "ppp9");

        links.removeIf(link -> link.index() == 120);
        proxy.setLinks(links);
        proxy.drain();

        assertThat(withoutVif(proxy)).containsExactly("ppp9");
        assertThat(vif(proxy, "ppp8")).isPresent();
    }

    @Test
    void oneVifIsKeptForAnAbsentUpstreamInterface() {
        List<Link> links = new ArrayList<>();
        IntStream.range(0, MAX_VIFS).forEach(number -> links.add(link(100 + number, "ppp" + number)));
        ProxyInVirtualTime proxy = proxy(links, "eth0", "ppp*");
        proxy.drain();
        assertThat(withoutVif(proxy)).containsExactly("ppp9");

        links.add(link(10, "eth0"));
        proxy.setLinks(links);
        proxy.drain();

        assertThat(vif(proxy, "eth0")).isPresent();
    }

    @Test
    void arrivalVifsUseAnyNumberThatBecomesFree() {
        ProxyInVirtualTime proxy = proxy(ethernets(20), names(ethernets(20)));
        proxy.pass(Duration.ofSeconds(40));
        assertThat(proxy.arrivalVifs()).hasSize(12);

        List<Link> links = new ArrayList<>(ethernets(20));
        links.subList(16, 20).clear();
        proxy.setLinks(links);
        proxy.drain();

        List<Integer> downstreams = links.stream().skip(1).map(Link::index).toList();
        assertThat(proxy.arrivalVifs().values()).containsExactlyInAnyOrderElementsOf(downstreams);
    }

    @Test
    void arrivalVifsGiveWayToInterfaces() {
        ProxyInVirtualTime proxy = proxy(ethernets(16), "eth10", "eth*");
        proxy.pass(Duration.ofSeconds(40));
        assertThat(proxy.arrivalVifs()).hasSize(15);

        proxy.setLinks(ethernets(18));

        assertThat(kernelCalls(proxy.drain())).contains("vif 16 eth26", "vif 17 eth27");
        assertThat(proxy.arrivalVifs()).hasSize(14);
        assertThat(withoutVif(proxy)).isEmpty();
    }

    @Test
    void arrivalVifThatIsAllThatWasLeftStaysOne() {
        List<Link> links = ethernets(3);
        ProxyConfiguration configuration = configuration(names(links));
        EngineState left = Adoption.of(configuration, links, Map.of(0, 10, 2, 12, 30, 12, 31, 11), List.of(), 0);

        List<EngineOutput> outputs = new Engine(configuration, links, left, new Random(1), 0).drain(0);

        assertThat(outputs).contains(new AddVif(1, links.get(1), 1));
        assertThat(outputs).noneMatch(AddArrivalVif.class::isInstance).noneMatch(DeleteVif.class::isInstance);
    }

    private static String[] names(List<Link> links) {
        return links.stream().map(link -> link.name().value()).toArray(String[]::new);
    }

    private static List<String> withoutVif(ProxyInVirtualTime proxy) {
        return proxy.engine().findings(proxy.now()).stream()
                .filter(Finding.NoVif.class::isInstance)
                .map(finding -> finding.interfaceName().value())
                .toList();
    }

    private static OptionalInt vif(ProxyInVirtualTime proxy, String name) {
        return proxy.engine().interfaces(proxy.now()).stream()
                .filter(status -> status.name().value().equals(name))
                .findFirst()
                .orElseThrow()
                .vif();
    }

    /** Outputs other than messages. */
    private static List<String> kernelCalls(List<String> outputs) {
        return outputs.stream().filter(output -> !output.startsWith("eth")).toList();
    }

    private static List<Link> ethernets(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> link(10 + number, "eth" + (10 + number)))
                .toList();
    }

    private static Link link(int index, String name) {
        return new Link(
                index,
                new InterfaceName(name),
                true,
                1500,
                InterfaceAddress.parse("10.0." + index + ".1/24").stream().toList());
    }

    private static ProxyInVirtualTime proxy(List<Link> links, String... names) {
        return new ProxyInVirtualTime(configuration(names), links);
    }

    /** The first interface is upstream. */
    private static ProxyConfiguration configuration(String... names) {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        for (String name : names) {
            interfaces.put(
                    new InterfaceName(name),
                    interfaces.isEmpty()
                            ? InterfaceConfiguration.of(Role.UPSTREAM).withAltSubnets(List.of(Ipv4Prefix.ANY))
                            : InterfaceConfiguration.of(Role.DOWNSTREAM));
        }
        return ProxyConfiguration.EMPTY.withInterfaces(interfaces);
    }
}
