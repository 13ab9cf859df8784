package net.igmpproxy.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.igmpproxy.lab.Laboratory;

/**
 * From a host's report to the router's, one join after the other: in a process that has just been started, and in one that has
 * seen thousands. Both moments are the kernel's: the report's arrival at the router, and that of the router's at the next one.
 */
final class JoinLatency implements Scenario {
    private static final int FIRST_JOINS = 60;

    @Override
    public Set<Contender> contenders() {
        return EnumSet.of(Contender.IGMP_PROXY, Contender.IGMPPROXY, Contender.FLOOR);
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        Scale scale = stage.scale();
        stage.start();
        Figure cold = Joins.measure("first " + FIRST_JOINS + " joins", lab, 0, FIRST_JOINS);
        Joins.measure("joins on the way", lab, FIRST_JOINS, scale.warmJoins());
        Figure warm =
                Joins.measure("joins after " + scale.warmJoins(), lab, FIRST_JOINS + scale.warmJoins(), scale.joins());
        return List.of(cold, warm);
    }
}
