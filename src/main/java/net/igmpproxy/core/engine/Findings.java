package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.forwarding.ForwardingTable;

/** Gathers what an operator should know of: the present state, and what has happened lately. */
final class Findings {
    private final InterfaceTable interfaces;
    private final ForwardingTable forwarding;
    private final Turn turn;

    Findings(InterfaceTable interfaces, ForwardingTable forwarding, Turn turn) {
        this.interfaces = interfaces;
        this.forwarding = forwarding;
        this.turn = turn;
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        interfaces.withoutVif().forEach(name -> all.add(new Finding.NoVif(name)));
        interfaces.upstream().map(Upstream::findings).ifPresent(all::addAll);
        interfaces.downstreams().forEach(lan -> lan.finding().ifPresent(all::add));
        all.addAll(sourcesRejected());
        all.addAll(turn.observations().findings(turn.now()));
        return all;
    }

    /** The sources that are seen but not admitted, by group and then by source. */
    List<RejectedSource> rejectedSources() {
        return forwarding.seenSources().stream()
                .filter(seen -> !seen.admitted())
                .flatMap(seen -> interfaces.withVif(seen.vif()).stream()
                        .map(active -> new RejectedSource(active.name(), seen.source(), seen.group())))
                .toList();
    }

    private List<Finding> sourcesRejected() {
        Map<InterfaceName, List<RejectedSource>> byInterface = new LinkedHashMap<>();
        rejectedSources()
                .forEach(source -> byInterface
                        .computeIfAbsent(source.interfaceName(), name -> new ArrayList<>())
                        .add(source));
        List<Finding> findings = new ArrayList<>();
        byInterface.forEach(
                (name, sources) -> findings.add(new Finding.SourcesRejected(name, sources.get(0), sources.size())));
        return findings;
    }
}
