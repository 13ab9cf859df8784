package net.igmpproxy.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Table of {@code docs/metrics.md}: each metric with its type, labels and help text. */
final class MetricsManual {
    private static final Path FILE = Path.of("docs/metrics.md");
    private static final String HEAD = "| metric | type | labels | meaning |\n|---|---|---|---|\n";
    private static final Pattern TABLE = Pattern.compile(Pattern.quote(HEAD) + "((?:\\|.*\\n)*)");
    private static final Pattern HELP = Pattern.compile("# HELP (igmp_proxy_\\w+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (igmp_proxy_\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(igmp_proxy_\\w+?)(?:_bucket|_sum|_count)?\\{(.*)} \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private final String text;

    private MetricsManual(String text) {
        this.text = text;
    }

    static MetricsManual read() throws IOException {
        return new MetricsManual(Files.readString(FILE));
    }

    /** Returns the existing rows. */
    List<String> rows() {
        return table().lines().toList();
    }

    /** Returns the expected rows for an exposition of the service. */
    List<String> rowsOf(String exposition) {
        Map<String, String> help = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        Map<String, Set<String>> labels = new TreeMap<>();
        exposition.lines().forEach(line -> {
            note(HELP, line, help);
            note(TYPE, line, types);
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                Matcher label = LABEL.matcher(sample.group(2));
                while (label.find()) {
                    labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>())
                            .add(label.group(1));
                }
            }
        });
        List<String> rows = new ArrayList<>();
        types.forEach((name, type) -> rows.add("| `" + name + "` | " + type + " | "
                + told(labels.getOrDefault(name, new TreeSet<>())) + " | " + help.get(name) + " |"));
        return rows;
    }

    /** Replaces the rows in the file. */
    void write(List<String> rows) throws IOException {
        Files.writeString(FILE, text.replace(HEAD + table(), HEAD + String.join("\n", rows) + "\n"));
    }

    private String table() {
        Matcher matcher = TABLE.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(FILE + " has no table");
        }
        return matcher.group(1);
    }

    private static void note(Pattern pattern, String line, Map<String, String> values) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.matches()) {
            values.put(matcher.group(1), matcher.group(2));
        }
    }

    private static String told(Set<String> labels) {
        labels.remove("le");
        return String.join(", ", labels);
    }
}
