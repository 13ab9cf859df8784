package net.igmpproxy.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Folder of one case: {@code case.yaml} and its steps. */
final class Recording {
    /** Default run time, after which the startup queries with the RFC's defaults are over. */
    private static final String USUAL_RUN = "60s";

    private static final String CASE = "case.yaml";
    private static final Set<String> KEYS = Set.of("title", "clauses", "configuration", "links", "runsFor", "random");

    private final Path folder;
    private final Map<?, ?> described;

    private Recording(Path folder) {
        this.folder = folder;
        this.described = Document.yamlMap(text(CASE));
    }

    /**
     * Opens a folder.
     *
     * @throws IllegalArgumentException if it contains anything other than a valid case
     */
    static Recording of(Path folder) {
        Recording recording = new Recording(folder);
        recording.check();
        return recording;
    }

    /** Returns the tested clauses, such as {@code RFC 9776 4.1.2} or {@code RFC 9776 6.4.1 row 2}. */
    List<String> clauses() {
        return described.get("clauses") instanceof List<?> clauses
                ? clauses.stream().map(Object::toString).toList()
                : List.of();
    }

    Document document() {
        return new Document(described.get("configuration") instanceof Map<?, ?> tree ? tree : Map.of());
    }

    Links links() {
        return described.get("links") instanceof Map<?, ?> links ? Links.of(links) : Links.usual();
    }

    /** Returns the run time of the core before the first step, in nanoseconds; its output until then is discarded. */
    long runsFor() {
        Object value = described.get("runsFor");
        return TimeText.nanos(value == null ? USUAL_RUN : value.toString());
    }

    /** Returns the relative position of every random delay in its range, from 0 up to but excluding 1. */
    double random() {
        return described.get("random") instanceof Number value ? value.doubleValue() : 0.5;
    }

    /** Returns the step numbers, from {@code 01}. */
    List<String> steps() {
        return names().filter(name -> name.endsWith(Step.INPUT))
                .map(name -> name.substring(0, name.length() - Step.INPUT.length()))
                .toList();
    }

    Step step(String number) {
        return new Step(folder, number);
    }

    /** Returns the content of a file in the folder. */
    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check() {
        described.keySet().forEach(key -> require(KEYS.contains(key.toString()), "unknown key " + key));
        require(described.get("title") instanceof String, "title must be a text");
        require(described.get("clauses") instanceof List<?> clauses && !clauses.isEmpty(), "clauses must be a list");
        require(described.get("configuration") instanceof Map, "configuration must be a document");
        List<String> steps = steps();
        require(!steps.isEmpty(), "there is no step");
        for (int i = 0; i < steps.size(); i++) {
            require(steps.get(i).equals("%02d".formatted(i + 1)), "step %02d is missing".formatted(i + 1));
        }
        names().forEach(name -> require(
                name.endsWith(".yaml")
                        || name.endsWith(Step.INPUT)
                        || (Step.isOutput(name) && steps.contains(name.substring(0, 2))),
                name + " belongs to no step"));
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(folder.getFileName() + ": " + message);
        }
    }

    private Stream<String> names() {
        String[] names = folder.toFile().list();
        return names == null ? Stream.empty() : Stream.of(names).sorted();
    }
}
