package net.igmpproxy.exchange.routeros;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.KeySuggestion;
import net.igmpproxy.exchange.draft.DocumentDraft;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.ForeignProgram;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.draft.InterfaceDraft;
import net.igmpproxy.exchange.draft.Keyword;
import net.igmpproxy.exchange.draft.Keywords;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.SourceText;

/** Reads {@code /routing igmp-proxy} from an export of RouterOS; skips other known menus. */
public final class RouterosReader {
    private static final String MENU = "/routing igmp-proxy";
    private static final String INTERFACES = MENU + " interface";
    private static final String ALL = "all";
    private static final String OTHERS = "*";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final Set<String> COMMANDS =
            Set.of("add", "set", "remove", "enable", "disable", "move", "unset", "reset", "edit");
    private static final Set<String> OTHER_MENUS = Set.of(
            "app",
            "caps-man",
            "certificate",
            "console",
            "container",
            "disk",
            "dude",
            "file",
            "interface",
            "iot",
            "ip",
            "ipv6",
            "lcd",
            "lora",
            "mpls",
            "port",
            "ppp",
            "queue",
            "radius",
            "snmp",
            "special-login",
            "system",
            "task",
            "tool",
            "tr069-client",
            "user",
            "user-manager",
            "zerotier");
    private static final Set<String> OTHER_ROUTING = Set.of(
            "bfd",
            "bgp",
            "fantasy",
            "filter",
            "gmp",
            "id",
            "isis",
            "mme",
            "nexthop",
            "ospf",
            "ospf-v3",
            "pim",
            "pimsm",
            "prefix-lists",
            "rip",
            "ripng",
            "route",
            "rpki",
            "rule",
            "settings",
            "table");
    private static final String PRINT = "print";
    private static final Keywords<RouterosSetting> SETTINGS = new Keywords<>(RouterosSetting.values());
    private static final Keywords<RouterosInterfaceSetting> OF_INTERFACE =
            new Keywords<>(RouterosInterfaceSetting.values());

    private final Problems problems = new Problems();
    private final DocumentDraft document = new DocumentDraft(ForeignProgram.ROUTEROS);
    private boolean found;

    private RouterosReader() {}

    /**
     * Reads a text.
     *
     * @throws ImportException if the text does not configure the IGMP proxy or has any errors
     */
    public static Import read(String text) {
        RouterosReader reader = new RouterosReader();
        reader.document.set(Keys.QUICKLEAVE, false);
        RouterosLexer.read(SourceText.withoutByteOrderMark(text), reader.problems)
                .forEach(reader::take);
        if (!reader.found && !reader.problems.hasErrors()) {
            reader.problems.refuse(
                    Problems.NOWHERE, "there is nothing about " + MENU + ": give the output of its export");
        }
        return reader.document.read(reader.problems);
    }

    private void take(RouterosStatement statement) {
        if (PRINT.equals(statement.command())) {
            return;
        }
        if (!COMMANDS.contains(statement.command())) {
            problems.refuse(statement.place(), "is no command of an export: a line begins with /, add or set");
        } else if (INTERFACES.equals(statement.menu())) {
            found = true;
            takeInterface(statement);
        } else if (MENU.equals(statement.menu())) {
            found = true;
            takeSettings(statement);
        } else if (!isOtherMenu(statement.menu())) {
            problems.refuse(
                    statement.place(),
                    statement.menu().isEmpty()
                            ? "is outside any menu: a line such as " + INTERFACES + " is missing above it"
                            : "is in " + statement.menu()
                                    + ", which is not a known menu of RouterOS: correct the menu,"
                                    + " or give the output of " + MENU + " export alone");
        }
    }

    /** Returns true for a known RouterOS menu that does not configure the IGMP proxy. */
    private static boolean isOtherMenu(String menu) {
        List<String> names = List.of(menu.substring(Math.min(1, menu.length())).split(" ", -1));
        boolean isOfRouting = names.size() > 1 && "routing".equals(names.get(0));
        return isOfRouting ? OTHER_ROUTING.contains(names.get(1)) : OTHER_MENUS.contains(names.get(0));
    }

    private void takeSettings(RouterosStatement statement) {
        if (!"set".equals(statement.command())) {
            problems.refuse(statement.place(), "is no setting of " + MENU + ": write set");
            return;
        }
        values(statement, SETTINGS).forEach((setting, value) -> {
            switch (setting) {
                case QUICK_LEAVE -> {
                    if (isYesOrNo(statement, setting, value)) {
                        document.set(Keys.QUICKLEAVE, YES.equals(value));
                    }
                }
                case QUERY_INTERVAL, QUERY_RESPONSE_INTERVAL ->
                    problems.warn(
                            statement.place(),
                            setting.word() + " is left out: write " + setting.key() + " on the downstream interfaces");
            }
        });
    }

    private void takeInterface(RouterosStatement statement) {
        if (!"add".equals(statement.command())) {
            problems.refuse(statement.place(), "is no interface: an export has add here");
            return;
        }
        Map<RouterosInterfaceSetting, String> values = values(statement, OF_INTERFACE);
        String name = values.getOrDefault(RouterosInterfaceSetting.INTERFACE, ALL);
        String key = ALL.equals(name) ? OTHERS : name;
        if (document.find(key).isPresent()) {
            problems.refuse(statement.place(), "is a duplicate: keep one line for the interface");
            return;
        }
        InterfaceDraft draft = document.interfaceNamed(key, statement.place());
        draft.set(Keys.ROLE, InterfaceDraft.word(role(statement, values)), statement.place());
        problems.warn(
                statement.place(),
                ALL.equals(name)
                        ? "stands for every interface that has no line: taken as the interface " + OTHERS
                        : "has RouterOS's name of the interface: write the name that Linux has for it");
        values.forEach((setting, value) -> take(setting, value, draft, statement.place()));
    }

    private void take(RouterosInterfaceSetting setting, String value, InterfaceDraft draft, Excerpt place) {
        switch (setting) {
            case THRESHOLD -> draft.set(Keys.THRESHOLD, value, place);
            case ALTERNATIVE_SUBNETS ->
                List.of(value.split(",", -1)).stream()
                        .filter(network -> !network.isEmpty())
                        .forEach(network -> draft.add(Keys.ALT_SUBNETS, withLength(network), place));
            case COMMENT -> problems.warn(place, "comment has no counterpart: it is left out");
            case INTERFACE, UPSTREAM, DISABLED -> {
                // Name and role are already set.
            }
        }
    }

    private Role role(RouterosStatement statement, Map<RouterosInterfaceSetting, String> values) {
        if (isYes(statement, values, RouterosInterfaceSetting.DISABLED)) {
            return Role.DISABLED;
        }
        return isYes(statement, values, RouterosInterfaceSetting.UPSTREAM) ? Role.UPSTREAM : Role.DOWNSTREAM;
    }

    private boolean isYes(
            RouterosStatement statement,
            Map<RouterosInterfaceSetting, String> values,
            RouterosInterfaceSetting setting) {
        String value = values.getOrDefault(setting, NO);
        return isYesOrNo(statement, setting, value) && YES.equals(value);
    }

    private boolean isYesOrNo(RouterosStatement statement, Keyword setting, String value) {
        boolean isKnown = YES.equals(value) || NO.equals(value);
        if (!isKnown) {
            problems.refuse(statement.place(), setting.word() + " must be yes or no");
        }
        return isKnown;
    }

    private <K extends Keyword> Map<K, String> values(RouterosStatement statement, Keywords<K> keywords) {
        Map<K, String> values = new LinkedHashMap<>();
        for (String assignment : statement.assignments()) {
            int sign = assignment.indexOf('=');
            String name = sign < 0 ? assignment : assignment.substring(0, sign);
            Optional<K> keyword = keywords.find(name);
            if (sign < 0 || keyword.isEmpty()) {
                problems.refuse(statement.place(), name + ": " + KeySuggestion.remedy(name, keywords.words()));
            } else if (!problems.refusesMisleading(assignment, statement.place())) {
                String before = values.put(keyword.get(), assignment.substring(sign + 1));
                if (before != null) {
                    problems.refuse(statement.place(), name + " is a duplicate: keep one of them");
                }
            }
        }
        return values;
    }

    private static String withLength(String network) {
        return network.contains("/") ? network : network + "/32";
    }
}
