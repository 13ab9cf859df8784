package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedSource;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Rest.Answer;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Proxy with 31 downstream interfaces, which use all VIFs of the kernel. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ManyInterfacesIT {
    private static final int MAX_VIFS = 32;
    private static final int LANS = 3;
    private static final String FROM_ETH0 = "239.15.1.1";
    private static final String FROM_LAN = "239.15.1.2";

    @AutoClose
    private final Laboratory lab = Laboratory.plain(LANS);

    private final Host first = lab.lan(1).host("first", IgmpVersion.V3);
    private final Host second = lab.lan(2).host("second", IgmpVersion.V3);

    @BeforeEach
    void fill() {
        IntStream.range(LANS + 1, MAX_VIFS)
                .forEach(number -> lab.router()
                        .ip(
                                "link add more" + number + " type veth peer name end" + number,
                                "addr add 10." + (100 + number) + ".0.1/24 dev more" + number,
                                "link set more" + number + " up",
                                "link set end" + number + " up"));
    }

    @Test
    void rolesThatAreSwappedCostNoPacketElsewhere() {
        lab.startProxy(config("10.0.0.0/23"));
        Map<String, Integer> before = vifs();
        assertThat(before).hasSize(MAX_VIFS);
        try (MulticastStream fromEth0 = lab.source().stream(FROM_ETH0).start();
                MulticastStream fromLan = first.stream(FROM_LAN).start()) {
            Subscription atFirst = first.join(FROM_ETH0);
            Subscription atSecond = second.join(FROM_ETH0);
            Subscription local = second.join(FROM_LAN);
            Capture oldUpstream = lab.upstream().capture();
            Capture newUpstream = lab.lan(LANS).capture();
            Reception atOldUpstream = oldUpstream.stream(first.address(), FROM_LAN);
            Reception atNewUpstream = newUpstream.stream(first.address(), FROM_LAN);
            awaitPackets(atFirst, atSecond, local);
            atOldUpstream.await(200);

            swap("eth0", "eth3");
            atNewUpstream.await(200);
            newUpstream.awaitJoin(FROM_ETH0);
            awaitPackets(atFirst, atSecond, local);
            assertThat(vifs()).isEqualTo(before);
            long untilSwap = atOldUpstream.packets();

            swap("eth3", "eth0");
            atOldUpstream.await(200);
            awaitPackets(atFirst, atSecond, local);

            assertThat(untilSwap).isPositive();
            assertThat(vifs()).isEqualTo(before);
            for (Subscription untouched : new Subscription[] {atFirst, atSecond, local}) {
                assertThat(untouched.reception().lost()).isZero();
                assertThat(untouched.reception().duplicates()).isZero();
            }
            assertThat(atNewUpstream.lost()).isZero();
            assertThat(fromEth0.sent()).isPositive();
            assertThat(fromLan.sent()).isPositive();
        }
    }

    /** The kernel queues four packets of a flow while its entries are exchanged; this rate permits 80 ms. */
    @Test
    void joinOnALinkWithoutSecondVifInterruptsNothingAndSendersThereAreHeard() {
        lab.startProxy(config("0.0.0.0/0"));
        try (MulticastStream stream =
                lab.source().stream(FROM_ETH0).packetsPerSecond(50).start()) {
            Subscription atFirst = first.join(FROM_ETH0);
            atFirst.awaitPackets(20);
            Subscription atSecond = second.join(FROM_ETH0);
            atSecond.awaitPackets(20);
            assertThat(lab.kernelRoutes(FROM_ETH0)).hasSize(1);

            Capture upstream = lab.upstream().capture();
            for (int host = 1; host <= 8; host++) {
                ForgedSource sender = lab.lan(1).source("10.101.77." + host);
                Reception received = upstream.stream(sender.address(), FROM_ETH0);
                sender.send(FROM_ETH0, 0);
                stream.awaitSent(5);
                sender.send(FROM_ETH0, 1);
                // The first packet of the first sender matches the wildcard entry, which drops it.
                int arriving = host == 1 ? 1 : 2;
                Await.until("the packets of " + sender.address(), () -> received.packets() >= arriving);
            }

            atFirst.awaitPackets(20);
            atSecond.awaitPackets(20);
            assertThat(atFirst.reception().lost()).isZero();
            assertThat(stream.sent()).isPositive();
        }
    }

    @Test
    void interfacesThatComeAndGoKeepTheirNeighboursForwarding() {
        lab.startProxy(config("10.0.0.0/23"));
        try (MulticastStream stream = lab.source().stream(FROM_ETH0).start()) {
            Subscription atFirst = first.join(FROM_ETH0);
            atFirst.awaitPackets(200);
            for (int number = 20; number < MAX_VIFS; number++) {
                lab.router().ip("link del more" + number);
            }
            for (int number = 20; number < MAX_VIFS; number++) {
                lab.router()
                        .ip(
                                "link add more" + number + " type veth peer name end" + number,
                                "link set more" + number + " up");
            }
            Await.until("all VIFs", () -> vifs().size() == MAX_VIFS);

            atFirst.awaitPackets(200);
            assertThat(atFirst.reception().lost()).isZero();
            assertThat(stream.sent()).isPositive();
        }
    }

    private static ProxyConfig config(String altSubnet) {
        return ProxyConfig.empty()
                .with("role", "upstream", "eth0")
                .withAltSubnets("eth0", altSubnet)
                .with("role", "downstream", "eth1", "eth2", "eth3", "more*");
    }

    private void swap(String oldUpstream, String newUpstream) {
        String roles = "{\"interfaces\": {\"" + oldUpstream + "\": {\"role\": \"downstream\"}, \"" + newUpstream
                + "\": {\"role\": \"upstream\"}}}";
        Answer answer = lab.rest().send("PATCH", "/api/v1/config", roles);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void awaitPackets(Subscription... subscriptions) {
        for (Subscription subscription : subscriptions) {
            subscription.awaitPackets(200);
        }
    }

    /** Returns the VIF of each interface, by interface name. */
    private Map<String, Integer> vifs() {
        Map<String, Integer> vifs = new TreeMap<>();
        lab.rest().items("/api/v1/interfaces").forEach(item -> {
            if (item.path("status").path("vif").isInt()) {
                vifs.put(
                        item.path("name").asString(),
                        item.path("status").path("vif").asInt());
            }
        });
        return vifs;
    }
}
