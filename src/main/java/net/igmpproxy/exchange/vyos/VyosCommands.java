package net.igmpproxy.exchange.vyos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.exchange.draft.InterfaceDraft;
import net.igmpproxy.exchange.draft.NaturalOrder;

/** Generates the commands that configure VyOS's IGMP proxy, in the order of VyOS. */
final class VyosCommands {
    private static final String SET_PROXY =
            String.join(" ", VyosCommand.SET.word(), VyosScope.PROTOCOLS_NODE, VyosScope.PROXY_NODE);
    private static final Comparator<InterfaceName> ORDER =
            Comparator.comparing(InterfaceName::value, new NaturalOrder()).thenComparing(Comparator.naturalOrder());

    /** Pattern of names without quotes. */
    private static final String PLAIN = "[A-Za-z0-9._-]+";

    private final List<String> commands = new ArrayList<>();

    private VyosCommands() {}

    /** Returns the commands for a document without settings that VyOS lacks; at least one. */
    static List<String> of(ProxyConfiguration configuration) {
        VyosCommands commands = new VyosCommands();
        commands.addAll(configuration);
        return commands.commands;
    }

    private void addAll(ProxyConfiguration configuration) {
        if (!configuration.enabled()) {
            commands.add(SET_PROXY + " " + VyosKeyword.DISABLE.word());
        }
        if (!configuration.quickleave()) {
            commands.add(SET_PROXY + " " + VyosKeyword.DISABLE_QUICKLEAVE.word());
        }
        configuration.interfaces().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(entry -> addInterface(entry.getKey(), entry.getValue()));
        if (commands.isEmpty()) {
            commands.add(SET_PROXY);
        }
    }

    private void addInterface(InterfaceName name, InterfaceConfiguration body) {
        String prefix =
                String.join(" ", SET_PROXY, VyosKeyword.INTERFACE.word(), quotedIfNecessary(name.value())) + " ";
        addEach(prefix, VyosInterfaceKeyword.ALT_SUBNET, body.altSubnets());
        add(prefix, VyosInterfaceKeyword.ROLE, InterfaceDraft.word(body.role()));
        if (body.threshold() != InterfaceConfiguration.DEFAULT_THRESHOLD) {
            add(prefix, VyosInterfaceKeyword.THRESHOLD, body.threshold());
        }
        addEach(prefix, VyosInterfaceKeyword.WHITELIST, body.policy().allowed());
    }

    private void addEach(String prefix, VyosInterfaceKeyword keyword, List<Ipv4Prefix> networks) {
        networks.stream().distinct().forEach(network -> add(prefix, keyword, network));
    }

    private void add(String prefix, VyosInterfaceKeyword keyword, Object value) {
        commands.add(prefix + keyword.word() + " '" + value + "'");
    }

    private static String quotedIfNecessary(String name) {
        if (name.matches(PLAIN)) {
            return name;
        }
        return name.contains("'") ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : "'" + name + "'";
    }
}
