package net.igmpproxy.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.igmpproxy.lab.Laboratory;

/** Duration of a groups request and of a metrics scrape with all groups, and the join latency meanwhile. */
final class Readers implements Scenario {
    private static final int REQUESTS = 60;
    private static final int WARMING = 20;
    private static final double MILLIS = 1000;

    @Override
    public List<Figure> measure(Stage stage) {
        Laboratory lab = stage.lab();
        Scale scale = stage.scale();
        stage.start();
        Groups.joinAndAwait(lab, 0, scale.manyGroups());
        List<Figure> figures = new ArrayList<>();
        figures.add(Joins.measure("joins while nobody reads", lab, 200_000, REQUESTS));
        for (String path : List.of("/api/v1/groups", "/actuator/prometheus")) {
            CompletableFuture<List<Double>> requests = CompletableFuture.supplyAsync(() -> times(lab, path));
            Figure joins = Joins.measure("joins during GET " + path, lab, 201_000 + 1000 * figures.size(), REQUESTS);
            figures.add(Figure.of("GET " + path, "ms", requests.join().subList(WARMING, REQUESTS)));
            figures.add(joins);
        }
        return figures;
    }

    /** Returns the response times in milliseconds, measured by curl in the router's namespace over one connection. */
    private static List<Double> times(Laboratory lab, String path) {
        Stream<String> urls = Stream.generate(() -> "-o /dev/null http://127.0.0.1:8080" + path)
                .limit(REQUESTS);
        String command = "curl -s -w '%{stderr}%{time_total}\\n' " + String.join(" ", urls.toList()) + " 2>&1";
        return Arrays.stream(lab.router().output("sh", "-c", command).split("\n", -1))
                .filter(line -> !line.isBlank())
                .map(line -> MILLIS * Double.parseDouble(line))
                .toList();
    }
}
