package net.igmpproxy.scenario.peers;

import static net.igmpproxy.lab.UpstreamNetwork.DISTANT_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.FrrRouter;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.PeerPrograms;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.Source;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FRR as next router with the source behind it, while the proxy is killed, restarted and replaced. */
@NetworkNamespaces
@PeerPrograms({"zebra", "pimd"})
@SystemPrograms("unshare")
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class FrrIT {
    private static final String GROUP = "239.26.1.1";
    private static final String SSM_GROUP = "232.26.1.2";

    /** Startup queries are answered, and reports retransmitted, within 3.5 s. */
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample()
            .with("queryInterval", "10s", "eth1", "eth2")
            .with("queryMaxResponseTime", "1s", "eth1", "eth2");

    private static final int UNTIL_ALL_IS_REPORTED = 6000;

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    private final Source source = lab.upstream().distantSource();
    private final List<MulticastStream> streams = new ArrayList<>();

    /** Subscriptions with the number of packets that FRR lost when it began to forward. */
    private final Map<Subscription, Long> subscriptions = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void streamsContinueWhateverBecomesOfTheProcess(int version) {
        FrrRouter frr = lab.upstream().startFrr(version);
        Daemon keeper = lab.startKeeper();
        lab.startProxy(CONFIG);
        Await.until("the version of IGMP", () -> spokenUpstream() == version);
        Await.until("the keeper to have the table", () -> keeper.log().contains("Keeping"));
        watch(GROUP, List.of());
        if (version == IgmpVersion.V3.number()) {
            watch(SSM_GROUP, List.of(DISTANT_SOURCE));
        }
        rememberLosses();
        nothingIsLost(frr);

        lab.proxy().kill();
        lab.proxy().startAgain();
        nothingIsLost(frr);

        lab.rest().post("/restart");
        nothingIsLost(frr);

        ProxyProcess before = lab.proxy();
        lab.startSuccessor(CONFIG).awaitState("running");
        assertThat(before.awaitExitStatus()).isZero();
        nothingIsLost(frr);

        keeper.kill();
        lab.proxy().kill();
        lab.proxy().startAgain();
        subscriptions.keySet().forEach(subscription -> subscription.awaitPackets(100));
        rememberLosses();
        nothingIsLost(frr);

        // A process without a handover does not know the querier's version and reports in IGMPv3 until the next query.
        Await.until("the version of IGMP", () -> spokenUpstream() == version);
        subscriptions.keySet().forEach(Subscription::leave);
        Await.until("FRR to know", () -> !frr.hasMember(GROUP) && !frr.hasMember(SSM_GROUP));
    }

    private void watch(String group, List<String> sources) {
        streams.add(source.stream(group).start());
        Subscription subscription = sources.isEmpty()
                ? lab.lan(1).host("any", IgmpVersion.V3).join(group)
                : lab.lan(2).host("named", IgmpVersion.V3).join(group, sources);
        subscription.awaitPackets(100);
        subscriptions.put(subscription, 0L);
    }

    /** Records the losses before the stream was established, which this test ignores. */
    private void rememberLosses() {
        awaitPackets();
        subscriptions.replaceAll(
                (subscription, missing) -> subscription.reception().missing());
    }

    private void nothingIsLost(FrrRouter frr) {
        awaitPackets();
        subscriptions.forEach((subscription, missing) ->
                assertThat(subscription.reception().lost(missing)).isZero());
        assertThat(frr.hasMember(GROUP)).isTrue();
    }

    private void awaitPackets() {
        streams.forEach(stream -> stream.awaitSent(UNTIL_ALL_IS_REPORTED));
        subscriptions.keySet().forEach(subscription -> subscription.awaitPackets(100));
    }

    private int spokenUpstream() {
        return lab.rest()
                .get("/api/v1/interfaces/eth0")
                .path("status")
                .path("igmpVersion")
                .asInt();
    }
}
