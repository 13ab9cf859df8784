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
 * Whether files of properties could say more than command line, system and environment do, besides the one inside the jar, which
 * says nothing of what the proxy needs to begin.
 */
final class FilesOfProperties {
    /** What tells Spring Boot of files or profiles, and what it sets up the log by, of which the file inside the jar speaks. */
    private static final List<String> NAMES = List.of("spring.config", "spring.profiles", "logging.");

    private static final String FILE = "application";
    private static final String DIRECTORY = "config";

    private FilesOfProperties() {}

    /**
     * Looks for them.
     *
     * @param environment what is known without them
     * @param working     the working directory
     */
    static boolean matter(ConfigurableEnvironment environment, Path working) {
        return names(environment).anyMatch(name -> NAMES.stream().anyMatch(name::startsWith))
                || hold(working, false)
                || hold(working.resolve(DIRECTORY), true);
    }

    /** The names of all properties; a variable of the environment under the name that Spring Boot knows it by. */
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
