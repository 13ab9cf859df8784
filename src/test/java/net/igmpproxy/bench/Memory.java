package net.igmpproxy.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;

/** Resident memory of an idle process, and of one with all the memberships of one host. */
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
        try (Capture upstream = lab.upstream().capture()) {
            double idle = router.residentOctets() / MIB;
            lab.lan(1)
                    .prepared(Groups.reports(lab.lan(1), 0, scale.manyGroups()))
                    .run();
            Groups.await(upstream, scale.manyGroups(), Await.PATIENCE);
            return List.of(
                    Figure.of("resident, idle", "MiB", List.of(idle)),
                    Figure.of(
                            "resident, " + scale.manyGroups() + " memberships",
                            "MiB",
                            List.of(router.residentOctets() / MIB)));
        }
    }
}
