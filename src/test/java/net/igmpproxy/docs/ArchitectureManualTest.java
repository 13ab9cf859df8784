package net.igmpproxy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/architecture.md} with the packages, the classes and their dependencies. */
@AnalyzeClasses(packages = ArchitectureManualTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureManualTest {
    static final String ROOT = "net.igmpproxy";

    private static final Path DOCUMENT = Path.of("docs/architecture.md");

    /** Row of the package table: name, sentence, first class. */
    private static final Pattern PACKAGE =
            Pattern.compile("(?m)^\\| `([a-z.]+)` \\| [A-Z][^|]+\\. \\| `([A-Z]\\w*)` \\|$");

    private static final Pattern DIAGRAM = Pattern.compile("(?s)```mermaid\nflowchart TB\n(.*?)```");
    private static final Pattern ARROW = Pattern.compile("(?m)^ *([a-z.]+) --> ([a-z. &]+)$");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)");
    private static final String METRIC = "`(igmp_proxy_\\w+)`";

    /**
     * Node of a diagram with an arrow to a node that it uses.
     *
     * @param from using node, as written in the diagram
     * @param to   used node
     */
    private record Arrow(String from, String to) {}

    @ArchTest
    static void everyPackageHasItsRow(JavaClasses classes) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        PACKAGE.matcher(document()).results().forEach(row -> rows.put(fullName(row.group(1)), row.group(2)));

        assertThat(rows.keySet())
                .isEqualTo(
                        classes.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(rows)
                .allSatisfy((name, first) -> assertThat(classes.contain(name + "." + first))
                        .as("%s in %s", first, name)
                        .isTrue());
    }

    @ArchTest
    static void everyNamedClassExists(JavaClasses classes) throws IOException {
        assertThat(found(CLASS, document()))
                .hasSizeGreaterThan(50)
                .allSatisfy(name ->
                        assertThat(classes.contain(fullName(name))).as(name).isTrue());
    }

    @ArchTest
    static void everyControllerIsNamed(JavaClasses classes) throws IOException {
        Set<String> controllers = classes.stream()
                .filter(type -> type.isAnnotatedWith("org.springframework.web.bind.annotation.RestController"))
                .map(type -> type.getName().substring(ROOT.length() + 1))
                .filter(name -> !name.startsWith("api.error."))
                .collect(Collectors.toSet());

        assertThat(controllers).hasSizeGreaterThan(10);
        assertThat(found(CLASS, document())).containsAll(controllers);
    }

    @Test
    void everyMetricIsNamed() throws IOException {
        String published = Files.readString(Path.of("docs/metrics.md"));
        Set<String> metrics = found(Pattern.compile("(?m)^\\| " + METRIC + " \\|"), published);

        assertThat(found(Pattern.compile(METRIC), document())).isNotEmpty().isEqualTo(metrics);
    }

    @ArchTest
    static void diagramsShowTheDependencies(JavaClasses classes) throws IOException {
        List<MatchResult> diagrams = DIAGRAM.matcher(document()).results().toList();

        assertThat(diagrams).hasSize(4);
        for (MatchResult diagram : diagrams) {
            Set<Arrow> arrows = arrows(diagram.group(1));
            Set<Arrow> dependencies = dependencies(classes, nodes(arrows));

            assertThat(dependencies).as("arrows without a dependency").containsAll(arrows);
            assertThat(closure(arrows)).as("dependencies without an arrow").containsAll(dependencies);
        }
    }

    private static Set<Arrow> arrows(String diagram) {
        Set<Arrow> arrows = new LinkedHashSet<>();
        ARROW.matcher(diagram)
                .results()
                .forEach(line -> Pattern.compile(" & ")
                        .splitAsStream(line.group(2))
                        .forEach(to -> arrows.add(new Arrow(line.group(1), to))));
        return arrows;
    }

    private static Set<String> nodes(Set<Arrow> arrows) {
        Set<String> nodes = new HashSet<>();
        arrows.forEach(arrow -> nodes.addAll(Set.of(arrow.from(), arrow.to())));
        return nodes;
    }

    private static Set<Arrow> dependencies(JavaClasses classes, Set<String> nodes) {
        Set<Arrow> dependencies = new HashSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                Optional<String> from = node(nodes, dependency.getOriginClass());
                Optional<String> to = node(nodes, dependency.getTargetClass().getBaseComponentType());
                if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                    dependencies.add(new Arrow(from.get(), to.get()));
                }
            }
        }
        return dependencies;
    }

    /** Returns the innermost node that the class is in, if any. */
    private static Optional<String> node(Set<String> nodes, JavaClass type) {
        return nodes.stream()
                .filter(node -> (type.getPackageName() + ".").startsWith(fullName(node) + "."))
                .max(Comparator.comparingInt(node -> fullName(node).length()));
    }

    private static Set<Arrow> closure(Set<Arrow> arrows) {
        Set<Arrow> closure = new HashSet<>(arrows);
        int before;
        do {
            before = closure.size();
            for (Arrow first : List.copyOf(closure)) {
                arrows.stream()
                        .filter(next -> next.from().equals(first.to()))
                        .forEach(next -> closure.add(new Arrow(first.from(), next.to())));
            }
        } while (closure.size() > before);
        return closure;
    }

    private static String fullName(String name) {
        return name.equals(ROOT) ? ROOT : ROOT + "." + name;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }
}
