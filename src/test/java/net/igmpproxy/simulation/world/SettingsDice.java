package net.igmpproxy.simulation.world;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.config.document.InvalidConfigurationException;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.LimitSettings;
import net.igmpproxy.simulation.proxy.ProtocolSettings;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.proxy.Settings.Leaving;
import net.igmpproxy.simulation.proxy.SsmSettings;

/** Draws random configurations. */
final class SettingsDice {
    private final Dice dice;
    private final Scenario scenario;
    private final Cast cast;

    SettingsDice(Dice dice, Scenario scenario, Cast cast) {
        this.dice = dice;
        this.scenario = scenario;
        this.cast = cast;
    }

    /** Returns the initial configuration. */
    Settings first() {
        TreeMap<String, InterfaceSettings> interfaces = new TreeMap<>();
        for (int number = 0; number <= scenario.lans(); number++) {
            interfaces.put("eth" + number, first(number));
        }
        SsmSettings ssm = dice.chance(0.8) ? SsmSettings.DEFAULT : ssm();
        int entries = scenario.tight() && dice.chance(0.5) ? dice.between(5, 60) : Settings.GENEROUS;
        Settings drawn = new Settings(scenario.leaving(), ssm, entries, interfaces);
        return isValid(drawn) ? drawn : first();
    }

    /** Returns a configuration with one changed setting. */
    Settings changed(Settings present) {
        int number = dice.between(0, scenario.lans());
        String name = "eth" + number;
        InterfaceSettings one = present.of(name);
        Settings next = switch (dice.between(0, 8)) {
            case 0 -> present.with(name, one.withAltSubnets(subnets(number)));
            case 1 -> present.with(name, one.withThreshold(dice.between(1, 3)));
            case 2 -> present.with(name, one.withDeniedGroups(denied()));
            case 3 -> present.with(dice.pick(List.of(Leaving.values())));
            case 4 -> present.with(name, one.withVariables(Scenario.variables(dice)));
            case 5 -> present.with(name, one.withProtocol(protocol(number)));
            case 6 -> present.with(name, one.withStatics(statics()));
            case 7 -> present.with(ssm());
            default -> present.with(name, scenario.tight() ? one.withLimits(limits()) : one.withStatics(statics()));
        };
        return isValid(next) ? next : present;
    }

    private InterfaceSettings first(int number) {
        String network = WorldPlan.prefix(number) + ".0/24";
        return InterfaceSettings.of(number == 0, network, scenario.variables())
                .withAltSubnets(subnets(number))
                .withProtocol(dice.chance(0.8) ? ProtocolSettings.DEFAULT : protocol(number))
                .withLimits(scenario.tight() ? limits() : LimitSettings.GENEROUS)
                .withStatics(dice.chance(0.9) ? new TreeMap<>() : statics());
    }

    private List<String> subnets(int number) {
        List<String> all = number == 0
                ? List.of("0.0.0.0/0", "10.1.0.0/16", "10.2.0.0/16")
                : List.of("172.20." + number + ".0/24", "10.3." + number + ".0/24");
        return dice.some(all, 2);
    }

    private List<String> denied() {
        return dice.some(cast.groups(), 2).stream().map(SettingsDice::host).toList();
    }

    private ProtocolSettings protocol(int number) {
        int version = dice.chance(0.6) ? 0 : dice.between(1, 3);
        int oldest = dice.chance(0.7) ? 1 : dice.between(1, version == 0 ? 3 : version);
        String prefix = WorldPlan.prefix(number);
        List<List<String>> allowed =
                List.of(List.of("0.0.0.0/0"), List.of(host(prefix + ".2")), List.of(host(prefix + ".200")), List.of());
        return new ProtocolSettings(
                version,
                oldest,
                dice.chance(0.2),
                dice.chance(0.8),
                dice.chance(0.6) ? allowed.get(0) : dice.pick(allowed));
    }

    private SsmSettings ssm() {
        List<String> groups = cast.groups().stream()
                .filter(group -> !group.startsWith("224.0.0."))
                .map(SettingsDice::host)
                .toList();
        List<String> range = dice.chance(0.5) ? SsmSettings.DEFAULT.range() : dice.some(groups, 2);
        TreeMap<String, List<String>> mappings = new TreeMap<>();
        dice.some(groups, 2).forEach(group -> {
            List<String> sources = dice.some(cast.addresses(), 3);
            if (!sources.isEmpty()) {
                mappings.put(group, sources);
            }
        });
        return new SsmSettings(range, mappings);
    }

    private LimitSettings limits() {
        return new LimitSettings(
                dice.chance(0.5) ? LimitSettings.GENEROUS.maxGroups() : dice.between(1, 4),
                dice.chance(0.5) ? LimitSettings.GENEROUS.maxGroupSources() : dice.between(1, 4),
                dice.chance(0.5) ? LimitSettings.GENEROUS.maxHosts() : dice.between(1, 6));
    }

    private SortedMap<String, Filter> statics() {
        TreeMap<String, Filter> statics = new TreeMap<>();
        for (String group : dice.some(cast.groups(), 2)) {
            List<String> sources = dice.some(cast.addresses(), 2);
            statics.put(group, sources.isEmpty() ? Filter.EVERYTHING : Filter.include(sources));
        }
        return statics;
    }

    private static boolean isValid(Settings settings) {
        try {
            settings.configuration();
            return true;
        } catch (InvalidConfigurationException refused) {
            return false;
        }
    }

    private static String host(String address) {
        return address + "/32";
    }
}
