package net.igmpproxy.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PromQL expression of a delivered file.
 *
 * @param place the file and the element that uses it
 * @param text  the PromQL text
 */
record Expression(String place, String text) {
    static final Path RULES = Path.of("helm/igmp-proxy/files/prometheus");
    static final Path DASHBOARDS = Path.of("helm/igmp-proxy/files/grafana");

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), *(\\w+)\\)");

    /** Values of Grafana's variables. */
    private static final Map<String, String> VARIABLES =
            Map.of("$__rate_interval", "20s", "$instance", ".*", "$interface", ".*");

    /** Comparison with a number; with {@code bool} it returns 0 or 1 instead of no sample. */
    private static final Pattern COMPARISON = Pattern.compile("(==|>) (?=\\d)");

    /** Returns the expressions of all dashboards, including those of variables, as Grafana sends them. */
    static List<Expression> ofDashboards() {
        return files(DASHBOARDS).flatMap(Expression::ofDashboard).toList();
    }

    /** Returns the expressions of all rules, changed so that their comparisons always return a sample. */
    static List<Expression> ofRules() {
        return files(RULES)
                .flatMap(file -> rules(file).stream()
                        .map(rule -> new Expression(
                                file.getFileName() + " " + rule.getOrDefault("alert", rule.get("record")),
                                COMPARISON.matcher(rule.get("expr")).replaceAll("$1 bool "))))
                .toList();
    }

    static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the rules of a file, each with its keys. */
    @SuppressWarnings("unchecked")
    static List<Map<String, String>> rules(Path file) {
        Map<String, List<Map<String, Object>>> document = new Yaml().load(read(file));
        List<Map<String, String>> rules = new ArrayList<>();
        document.getOrDefault("groups", List.of())
                .forEach(group -> rules.addAll((List<Map<String, String>>) group.get("rules")));
        return rules;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Expression> ofDashboard(Path file) {
        JsonNode dashboard = JsonMapper.shared().readTree(read(file));
        Stream<Expression> panels = dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Expression(
                                file.getFileName() + " " + panel.path("title").asString(),
                                filledIn(target.path("expr").asString()))));
        Stream<Expression> variables = dashboard
                .path("templating")
                .path("list")
                .valueStream()
                .filter(variable -> variable.has("definition"))
                .map(variable -> new Expression(
                        file.getFileName() + " $" + variable.path("name").asString(),
                        labelled(variable.path("definition").asString())));
        return Stream.concat(panels, variables);
    }

    private static String labelled(String definition) {
        Matcher matcher = LABEL_VALUES.matcher(definition);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(definition);
        }
        return "count by (" + matcher.group(2) + ") (" + filledIn(matcher.group(1)) + ")";
    }

    private static String filledIn(String text) {
        String filled = text;
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            filled = filled.replace(variable.getKey(), variable.getValue());
        }
        return filled;
    }
}
