package net.igmpproxy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.ProxyProcess;
import tools.jackson.databind.json.JsonMapper;

/** Runs the benchmarks, prints a table and writes the results to {@code target/bench/results.json}. */
public final class Bench {
    private static final Path RESULTS = Path.of("target/bench/results.json");
    private static final String SMALL = "--small";

    private final PrintStream out;
    private final Scale scale;
    private final List<Map<String, Object>> results = new ArrayList<>();

    Bench(PrintStream out, Scale scale) {
        this.out = out;
        this.scale = scale;
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments {@value #SMALL} for small sizes, and the names of scenarios; all scenarios if none is given
     */
    public static void main(String[] arguments) {
        List<String> names = new ArrayList<>(List.of(arguments));
        Scale scale = names.remove(SMALL) ? Scale.SMALL : Scale.FULL;
        Map<String, Scenario> scenarios = Scenario.all();
        if (!scenarios.keySet().containsAll(names)) {
            System.err.println("usage: bin/bench [--small] [" + String.join("|", scenarios.keySet()) + "]...");
            System.exit(2);
        }
        if (!names.isEmpty()) {
            scenarios.keySet().retainAll(names);
        }
        Bench bench = new Bench(new PrintStream(System.out, true, StandardCharsets.UTF_8), scale);
        bench.run(scenarios);
        bench.out.println(RESULTS);
        System.exit(0);
    }

    /** Measures each scenario for each contender alternately, with the number of rounds of the scale. */
    void run(Map<String, Scenario> scenarios) {
        out.printf("%-36s %-12s %18s %18s %14s  %s%n", "", "", "median", "p99", "missing", "to igmp-proxy");
        ProxyProcess.install();
        scenarios.forEach((name, scenario) -> {
            Map<Contender, Map<String, Figure>> figures = new EnumMap<>(Contender.class);
            for (int round = 0; round < scale.rounds(); round++) {
                for (Contender contender : scenario.contenders()) {
                    Map<String, Figure> known = figures.computeIfAbsent(contender, each -> new LinkedHashMap<>());
                    measure(scenario, contender).forEach(figure -> known.merge(figure.what(), figure, Figure::and));
                }
            }
            tell(name, figures);
            write();
        });
    }

    private List<Figure> measure(Scenario scenario, Contender contender) {
        try (Laboratory lab = scenario.laboratory(scale);
                Stage stage = new Stage(lab, contender, scale)) {
            return scenario.measure(stage);
        }
    }

    private void tell(String scenario, Map<Contender, Map<String, Figure>> figures) {
        Map<String, Double> own = new LinkedHashMap<>();
        figures.forEach((contender, known) -> known.values().forEach(figure -> tell(scenario, contender, figure, own)));
    }

    List<Map<String, Object>> results() {
        return results;
    }

    private void tell(String scenario, Contender contender, Figure figure, Map<String, Double> own) {
        double median = figure.median();
        own.putIfAbsent(figure.what(), median);
        double ratio = median / own.getOrDefault(figure.what(), Double.NaN);
        out.printf(
                Locale.ROOT,
                "%-36s %-12s %18s %18s %14s  %s%n",
                figure.what(),
                contender.label(),
                text(median, figure.unit()),
                text(figure.p99(), figure.unit()),
                figure.expected() == 0 ? "" : figure.missing() + "/" + figure.expected(),
                Double.isNaN(ratio) || contender == Contender.IGMP_PROXY
                        ? ""
                        : String.format(Locale.ROOT, "%.2f", ratio));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("scenario", scenario);
        result.put("what", figure.what());
        result.put("contender", contender.label());
        result.put("unit", figure.unit());
        result.put("values", figure.values());
        result.put("expected", figure.expected());
        result.put("missing", figure.missing());
        results.add(result);
    }

    private static String text(double value, String unit) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f %s", value, unit);
    }

    private void write() {
        try {
            Files.createDirectories(RESULTS.getParent());
            Files.writeString(
                    RESULTS,
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(results));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
