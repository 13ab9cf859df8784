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
 * A query of a shipped file.
 *
 * @param place the file, and what it is for there
 * @param text  PromQL
 */
record Expression(String place, String text) {
    static final Path RULES = Path.of("helm/igmp-proxy/files/prometheus");
    static final Path DASHBOARDS = Path.of("helm/igmp-proxy/files/grafana");

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), *(\\w+)\\)");

    /** What Grafana puts in the place of its variables. */
    private static final Map<String, String> VARIABLES =
            Map.of("$__rate_interval", "20s", "$instance", ".*", "$interface", ".*");

    /** A comparison of a value; one that tells whether it holds, instead of yielding nothing, has {@code bool} behind it. */
    private static final Pattern COMPARISON = Pattern.compile("(==|>) (?=\\d)");

    /** The queries of all dashboards, their variables' among them, as Grafana would send them. */
    static List<Expression> ofDashboards() {
        return files(DASHBOARDS).flatMap(Expression::ofDashboard).toList();
    }

    /** The expressions of all rules, changed so that they always tell whether they hold. */
    static List<Expression> ofRules() {
        return files(RULES)
                .flatMap(file -> rules(file).stream()
                        .map(rule -> new Expression(
                                file.getFileName() + " " + rule.getOrDefault("alert", rule.get("record")),
                                COMPARISON.matcher(rule.get("expr")).replaceAll("$1 bool "))))
                .toList();
    }

    /** The files of a directory. */
    static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules of a file, each with its keys. */
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
