package net.igmpproxy.simulation.world;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.peers.HostIdentity;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.proxy.Settings;

/** Random topology of a simulated network. */
final class WorldPlan {
    /** Groups of ordinary use, of SSM, of local scope, and one that routers never forward. */
    private static final List<String> GROUPS = List.of(
            "239.1.1.1",
            "239.1.1.2",
            "239.1.1.3",
            "225.0.0.7",
            "232.1.1.1",
            "232.1.1.2",
            "239.255.255.250",
            "224.0.0.99");

    private static final RouterVariables UPSTREAM_VARIABLES =
            new RouterVariables(2, 60 * Time.SECOND, 10 * Time.SECOND, Time.SECOND, 2);

    private static final int FIRST_HOST = 20;

    private final Dice dice;
    private final Scenario scenario;
    private final Cast cast;
    private final int mtu;

    /** Router to create. */
    record RouterPlan(String name, String address, RouterVariables variables) {}

    WorldPlan(Dice dice) {
        this.dice = dice;
        this.scenario = Scenario.draw(dice);
        this.cast = new Cast(groups(), sources());
        this.mtu = dice.chance(0.8) ? 1500 : dice.between(100, 300);
    }

    Scenario scenario() {
        return scenario;
    }

    Cast cast() {
        return cast;
    }

    int mtu() {
        return mtu;
    }

    String portAddress(int number) {
        return number == 0 ? "10.0.0.10/24" : "192.168." + number + ".10/24";
    }

    Settings settings() {
        return settingsDice().first();
    }

    SettingsDice settingsDice() {
        return new SettingsDice(dice, scenario, cast);
    }

    List<HostIdentity> hosts(int number) {
        int count = number == 0 ? dice.between(0, 2) : Math.max(1, scenario.hosts() / scenario.lans());
        List<HostIdentity> hosts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String name = "h" + number + "." + i;
            hosts.add(new HostIdentity(name, address(number, FIRST_HOST + i), version(), !dice.chance(0.03)));
        }
        return hosts;
    }

    /** Returns a host address. Some hosts have an address of another network or none yet. */
    private String address(int number, int host) {
        if (number > 0 && dice.chance(0.05)) {
            return "172.20." + number + "." + host;
        }
        return number > 0 && dice.chance(0.03) ? Ipv4.UNSPECIFIED : prefix(number) + "." + host;
    }

    List<RouterPlan> routers(int number) {
        if (number == 0) {
            return List.of(new RouterPlan("router", "10.0.0.1", UPSTREAM_VARIABLES));
        }
        RouterVariables same = scenario.variables();
        RouterVariables others = dice.chance(0.5) ? same : Scenario.variables(dice);
        return List.of(
                new RouterPlan("low" + number, prefix(number) + ".2", others),
                new RouterPlan("high" + number, prefix(number) + ".200", others),
                new RouterPlan("none" + number, "0.0.0.0", same));
    }

    private IgmpVersion version() {
        return dice.chance(0.6) ? IgmpVersion.V3 : dice.chance(0.7) ? IgmpVersion.V2 : IgmpVersion.V1;
    }

    private List<String> groups() {
        List<String> groups = dice.some(GROUPS, 6);
        return groups.isEmpty() ? GROUPS.subList(0, 2) : groups;
    }

    private List<DataSource> sources() {
        List<DataSource> sources = new ArrayList<>(List.of(
                new DataSource("10.0.0.50", World.UPSTREAM, 64),
                new DataSource("10.0.0.51", World.UPSTREAM, 64),
                new DataSource("10.1.0.5", World.UPSTREAM, 64),
                new DataSource("10.2.0.5", World.UPSTREAM, 2)));
        for (int number = 1; number <= scenario.lans(); number++) {
            sources.add(new DataSource(prefix(number) + ".60", "eth" + number, 32));
            if (dice.chance(0.3)) {
                sources.add(new DataSource("10.3." + number + ".7", "eth" + number, 32));
            }
        }
        return sources;
    }

    /** Returns the first three bytes of an interface's network in dotted form. */
    static String prefix(int number) {
        return number == 0 ? "10.0.0" : "192.168." + number;
    }
}
