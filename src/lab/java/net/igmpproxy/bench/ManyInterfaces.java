package net.igmpproxy.bench;

import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;

/** Join latency with the maximum number of downstream interfaces, all joined to many groups. */
final class ManyInterfaces implements Scenario {
    @Override
    public Laboratory laboratory(Scale scale) {
        return Laboratory.plain(scale.lans());
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        int groups = stage.scale().warmJoins();
        stage.start();
        for (Lan lan : lab.lans()) {
            lan.prepared(Groups.reports(lan, 0, groups)).run();
        }
        String name = "joins, " + groups + " groups on " + lab.lans().size() + " interfaces";
        Map<String, String> downstream = Map.of("role", "downstream");
        Await.until(
                name,
                Await.PATIENCE,
                () -> lab.proxy().metrics().sum("igmp_proxy_groups", downstream)
                        == (double) groups * lab.lans().size());
        return List.of(Joins.measure(name, lab, groups, stage.scale().joins()));
    }
}
