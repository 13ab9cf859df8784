package net.igmpproxy.bench;

import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;

/** Join latency on one link, with and without new sources on another link. */
final class SourceFlood implements Scenario {
    private static final int A_SECOND = 2_000;
    private static final int FLOODED_LINK = 2;
    private static final String GROUP = "239.200.0.1";
    private static final int CALM_JOINS = 300_000;
    private static final int FLOODED_JOINS = 400_000;

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        Scale scale = stage.scale();
        stage.start();
        Joins.measure("joins on the way", lab, 0, scale.warmJoins());
        Figure calm = Joins.measure("joins while nobody sends", lab, CALM_JOINS, scale.joins());
        try (NewSources flood = new NewSources(lab.lan(FLOODED_LINK), GROUP, A_SECOND).start()) {
            Await.until("the flood to be at its height", () -> flood.sent() >= A_SECOND);
            Figure flooded = Joins.measure("joins beside 2,000 new sources/s", lab, FLOODED_JOINS, scale.joins());
            return List.of(calm, flooded, ratio(flooded, calm));
        }
    }

    private static Figure ratio(Figure flooded, Figure calm) {
        return Figure.of("joins beside them to those without", "times", List.of(flooded.median() / calm.median()));
    }
}
