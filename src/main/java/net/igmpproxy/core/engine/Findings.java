package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.engine.port.Upstream;
import net.igmpproxy.core.forwarding.ForwardingTable;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.querier.QuerierCheck;

/** Collects the findings: present conditions and recent occurrences. */
final class Findings {
    private final InterfaceTable interfaces;
    private final ForwardingTable forwarding;
    private final KernelUpkeep upkeep;
    private final Turn turn;

    Findings(InterfaceTable interfaces, ForwardingTable forwarding, KernelUpkeep upkeep, Turn turn) {
        this.upkeep = upkeep;
        this.interfaces = interfaces;
        this.forwarding = forwarding;
        this.turn = turn;
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        interfaces.withoutVif().forEach(name -> all.add(new Finding.NoVif(name)));
        all.addAll(upkeep.findings());
        interfaces.upstream().map(Upstream::findings).ifPresent(all::addAll);
        interfaces.downstreams().forEach(lan -> lan.finding().ifPresent(all::add));
        all.addAll(sourcesRejected());
        all.addAll(turn.observations().findings(turn.now()));
        all.addAll(turn.refusals().findings(this::admits, turn.now()));
        all.addAll(turn.querierRefusals().findings(this::querierCheck, turn.now()));
        return all;
    }

    private boolean admits(InterfaceName name, Ipv4Address host) {
        return interfaces.active(name).filter(active -> active.admitsHost(host)).isPresent();
    }

    private Optional<QuerierCheck> querierCheck(InterfaceName name) {
        return interfaces.active(name).map(ActiveInterface::querierCheck);
    }

    /** Flows from sources that are not admitted, in order of group and source. */
    List<RejectedTraffic> rejectedTraffic() {
        return forwarding.rejectedSources().stream()
                .flatMap(seen -> interfaces.withVif(seen.flow().vif()).stream().map(active -> traffic(active, seen)))
                .toList();
    }

    private RejectedTraffic traffic(ActiveInterface active, SeenSource seen) {
        return new RejectedTraffic(
                new RejectedSource(active.name(), seen.source(), seen.group()),
                seen.flow().packets(),
                Duration.ofNanos(turn.now() - seen.flow().firstSeen()),
                Duration.ofNanos(turn.now() - seen.flow().lastSeen()));
    }

    private List<Finding> sourcesRejected() {
        Map<InterfaceName, List<RejectedSource>> byInterface = new LinkedHashMap<>();
        rejectedTraffic()
                .forEach(traffic -> byInterface
                        .computeIfAbsent(traffic.source().interfaceName(), name -> new ArrayList<>())
                        .add(traffic.source()));
        List<Finding> findings = new ArrayList<>();
        byInterface.forEach((name, sources) -> findings.add(new Finding.SourcesRejected(
                name,
                sources.get(0),
                sources.stream().map(RejectedSource::source).distinct().count(),
                sources.stream().map(RejectedSource::group).distinct().count())));
        return findings;
    }
}
