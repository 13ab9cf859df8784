package net.igmpproxy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Detection of property files outside the jar. Without such files the slow config-data lookup is skipped: the file
 * inside the jar sets no property of the early start.
 */
final class FilesOfProperties {
    /**
     * Prefixes of properties that select files or profiles, or that configure logging as the file inside the jar does.
     */
    private static final List<String> NAMES = List.of("spring.config", "spring.profiles", "logging.");

    private static final String FILE = "application";
    private static final String DIRECTORY = "config";

    private FilesOfProperties() {}

    /**
     * Returns true if property files may exist.
     *
     * @param environment environment without property files
     * @param working     the working directory
     */
    static boolean matter(ConfigurableEnvironment environment, Path working) {
        return names(environment).anyMatch(name -> NAMES.stream().anyMatch(name::startsWith))
                || hold(working, false)
                || hold(working.resolve(DIRECTORY), true);
    }

    /** Returns the names of all properties, with environment variables converted to the notation of Spring Boot. */
    private static Stream<String> names(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private static boolean hold(Path directory, boolean deeper) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(
                    file -> file.getFileName().toString().startsWith(FILE) || (deeper && Files.isDirectory(file)));
        } catch (IOException unreadable) {
            return true;
        }
    }
}
