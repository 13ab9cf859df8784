package net.igmpproxy.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;

/** Resident memory of an idle process, with all memberships of one host, and with those of several hosts. */
final class Memory implements Scenario {
    private static final double MIB = 1 << 20;

    @Override
    public Set<Contender> contenders() {
        return EnumSet.of(Contender.IGMP_PROXY, Contender.IGMPPROXY);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        Scale scale = stage.scale();
        Router router = stage.start();
        double idle = router.residentOctets() / MIB;
        Groups.joinAndAwait(lab, 0, scale.manyGroups());
        double one = router.residentOctets() / MIB;
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("resident, idle", "MiB", List.of(idle)));
        figures.add(Figure.of("resident, " + scale.manyGroups() + " memberships", "MiB", List.of(one)));
        if (stage.contender() == Contender.IGMP_PROXY) {
            figures.add(ofManyHosts(lab, scale, router));
        }
        return figures;
    }

    /** Lets the hosts join one after the other, so that the result is stored state only. */
    private static Figure ofManyHosts(Laboratory lab, Scale scale, Router router) {
        List<ForgedHost> hosts = lab.lan(1).forged(scale.hosts());
        long expected = (long) scale.manyGroups() * scale.hosts();
        for (int host = 1; host < hosts.size(); host++) {
            lab.lan(1)
                    .prepared(Groups.reports(hosts.get(host), 0, scale.manyGroups()))
                    .run();
            long joined = (host + 1L) * scale.manyGroups();
            Await.within(Await.PATIENCE, () -> joined(lab) == joined);
        }
        return new Figure(
                "resident, " + scale.hosts() + " hosts each",
                "MiB",
                List.of(router.residentOctets() / MIB),
                expected,
                expected - joined(lab));
    }

    private static long joined(Laboratory lab) {
        return (long) lab.proxy().metrics().sum("igmp_proxy_members_joined_total", Map.of());
    }
}
