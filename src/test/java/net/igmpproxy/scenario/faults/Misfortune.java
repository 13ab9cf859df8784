package net.igmpproxy.scenario.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;
import tools.jackson.databind.json.JsonMapper;

/** Injects faults into a laboratory. */
final class Misfortune {
    private static final int FLOODING_HOSTS = 100;
    private static final int FLOODING_REPORTS = 10_000;
    private static final String ADDRESSES_OF_FIRST_LAN = "10.101.";

    private final Laboratory lab;
    private final ProxyConfig config;
    private final Random random;

    /** @param config the configuration of the proxy */
    Misfortune(Laboratory lab, ProxyConfig config, Random random) {
        this.lab = lab;
        this.config = config;
        this.random = random;
    }

    /** Injects a fault and restores the initial state afterwards. */
    void bring(Fault fault) {
        switch (fault) {
            case LAN_GOES_DOWN_AND_UP -> flap(1);
            case LAN_FLAPS -> flap(5 + random.nextInt(10));
            case LAN_ADDRESS_CHANGES -> changeAddress(10 + random.nextInt(100));
            case LAN_INTERFACE_IS_MADE_ANEW -> renewInterface();
            case UPSTREAM_GOES_DOWN_AND_UP -> flapUpstream();
            case UPSTREAM_INTERFACE_IS_MADE_ANEW -> renewUpstreamInterface();
            case ENGINE_RESTARTS -> lab.rest().post("/restart");
            case PROCESS_IS_REPLACED -> replace();
            case PROCESS_IS_KILLED -> killAndStart();
            case OTHER_DAEMON_WANTS_THE_TABLE -> startOtherDaemonInVain();
            case OTHER_DAEMON_TAKES_THE_TABLE -> letOtherDaemonTakeTheTable();
            case HOSTS_FLOOD_THE_LAN -> flood();
            case CONFIGURATION_IS_NOT_VALID -> configureBadly();
            case SETTINGS_CHANGE -> changeSettings();
        }
    }

    private void renewInterface() {
        lab.lan(1).removeRouterInterface();
        lab.lan(1).addRouterInterface();
    }

    private void renewUpstreamInterface() {
        lab.upstream().removeProxyInterface();
        lab.upstream().addProxyInterface();
    }

    private void flap(int times) {
        for (int time = 0; time < times; time++) {
            lab.router().ip("link set eth1 down");
            lab.router().ip("link set eth1 up");
        }
    }

    private void changeAddress(int host) {
        String usual = lab.lan(1).routerAddress() + "/16 dev eth1";
        String other = ADDRESSES_OF_FIRST_LAN + "0." + host + "/16 dev eth1";
        lab.router().ip("addr del " + usual, "addr add " + other);
        lab.router().ip("addr del " + other, "addr add " + usual);
    }

    private void flapUpstream() {
        lab.router().ip("link set eth0 down");
        lab.router().ip("link set eth0 up", "route replace default via " + UpstreamNetwork.ROUTER + " dev eth0");
    }

    private void replace() {
        ProxyProcess before = lab.proxy();
        lab.startSuccessor(config);
        assertThat(before.awaitExitStatus()).isZero();
        lab.proxy().awaitState("running");
    }

    private void killAndStart() {
        lab.proxy().kill();
        lab.proxy().startAgain();
    }

    private void startOtherDaemonInVain() {
        Daemon smcroute = lab.startSmcroute();
        Await.until("smcroute to be refused", () -> smcroute.log().contains("already in use"));
        smcroute.kill();
    }

    private void letOtherDaemonTakeTheTable() {
        lab.proxy().kill();
        Daemon smcroute = lab.startSmcroute();
        Await.until("smcroute at work", () -> lab.router().procNet("ip_mr_vif").contains("eth1"));
        lab.proxy().startAgain("failed");
        smcroute.kill();
        lab.proxy().awaitState("running");
    }

    private void flood() {
        List<Runnable> reports = new ArrayList<>();
        List<ForgedHost> hosts = lab.lan(1).forged(FLOODING_HOSTS);
        for (int report = 0; report < FLOODING_REPORTS; report++) {
            ForgedHost host = hosts.get(random.nextInt(hosts.size()));
            String group = "239." + (200 + random.nextInt(50)) + "." + random.nextInt(256) + "." + random.nextInt(256);
            reports.add(host.preparedReport(GroupRecord.of(RecordType.TO_EX, group)));
        }
        reports.forEach(Runnable::run);
    }

    private void configureBadly() {
        ProxyConfig twoUpstreams = ProxyConfig.vyosExample().with("role", "upstream", "eth1");
        assertThat(lab.rest()
                        .send("PUT", "/api/v1/config", twoUpstreams.json().toString())
                        .status())
                .isEqualTo(422);
    }

    private void changeSettings() {
        for (boolean enabled : new boolean[] {false, true}) {
            lab.rest()
                    .put(
                            "/api/v1/quickleave",
                            JsonMapper.shared().createObjectNode().put("enabled", enabled));
        }
    }
}
