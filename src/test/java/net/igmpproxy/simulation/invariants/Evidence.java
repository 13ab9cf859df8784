package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.ProxyObserver;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.world.Lan;
import net.igmpproxy.simulation.world.World;

/** Messages that the proxy received on its downstream links, and the requirements that follow from them. */
final class Evidence implements ProxyObserver {
    private final World world;
    private final Map<String, LanEvidence> lans = new TreeMap<>();

    Evidence(World world) {
        this.world = world;
        world.watch(this);
        for (Lan lan : world.lans()) {
            lans.put(
                    lan.name(),
                    new LanEvidence(lan.port().address(), world.cast().addresses()));
        }
    }

    /** Returns the evidence of one link. */
    LanEvidence on(String interfaceName) {
        LanEvidence evidence = lans.get(interfaceName);
        if (evidence == null) {
            throw new IllegalArgumentException(interfaceName);
        }
        return evidence;
    }

    /** Confirms evidence by the state of the proxy. With limits, only state that the proxy has stored must be kept. */
    void confirm(Snapshot snapshot) {
        lans.forEach((name, evidence) -> evidence.confirm(name, snapshot));
    }

    @Override
    public void delivered(String interfaceName, Datagram datagram) {
        LanEvidence evidence = lans.get(interfaceName);
        if (evidence == null) {
            return;
        }
        Settings settings = world.proxy().settings();
        InterfaceSettings lan = settings.of(interfaceName);
        if (datagram.message() instanceof Query query) {
            evidence.onQuery(datagram.source(), query, lan, world.now());
        } else if (isAdmitted(datagram, lan)) {
            for (Statement statement : statements(datagram)) {
                statement
                        .heeded(lan, settings.ssm())
                        .ifPresent(heeded -> evidence.onStatement(heeded, settings, lan, world.now()));
            }
        }
    }

    private static boolean isAdmitted(Datagram datagram, InterfaceSettings lan) {
        IgmpVersion version =
                datagram.message() instanceof IgmpMessage.OldReport report ? report.version() : IgmpVersion.V3;
        return lan.admitsHost(datagram.source(), version, datagram.routerAlert());
    }

    /** Converts a message to group records (RFC 9776 section 7.3.2). */
    private static List<Statement> statements(Datagram datagram) {
        String host = datagram.source();
        IgmpMessage message = datagram.message();
        if (message instanceof IgmpMessage.OldReport report) {
            GroupRecord entry = GroupRecord.of(RecordType.IS_EX, report.group());
            return List.of(new Statement(host, report.version(), entry));
        } else if (message instanceof IgmpMessage.Leave leave) {
            GroupRecord entry = GroupRecord.of(RecordType.TO_IN, leave.group());
            return List.of(new Statement(host, IgmpVersion.V2, entry));
        }
        return ((IgmpMessage.Report) message)
                .records().stream()
                        .map(entry -> new Statement(host, IgmpVersion.V3, entry))
                        .toList();
    }

    @Override
    public void sent(String interfaceName, Datagram datagram) {
        LanEvidence evidence = lans.get(interfaceName);
        if (evidence != null && datagram.message() instanceof Query query) {
            evidence.onOwnQuery(query, world.now());
        }
    }

    @Override
    public void configured(Settings before, Settings after) {
        lans.forEach((name, evidence) -> evidence.onConfigured(before, after, after.of(name), world.now()));
    }

    @Override
    public void restarted() {
        lans.values().forEach(LanEvidence::onRestart);
    }

    @Override
    public void forgotten(String interfaceName) {
        if (lans.containsKey(interfaceName)) {
            on(interfaceName).forget();
        }
    }

    @Override
    public void removed(String interfaceName) {
        if (lans.containsKey(interfaceName)) {
            on(interfaceName).lose();
        }
    }

    @Override
    public void cameUp(String interfaceName) {
        if (lans.containsKey(interfaceName)) {
            on(interfaceName).recall();
        }
    }
}
