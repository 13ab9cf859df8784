package net.igmpproxy.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.igmpproxy.lab.Laboratory;

/**
 * Time from a host's report to the upstream report, for sequential joins in a new process and after thousands of joins.
 * Both are kernel receive times: at the router and at the next router.
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
