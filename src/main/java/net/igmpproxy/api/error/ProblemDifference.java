package net.igmpproxy.api.error;

import net.igmpproxy.core.config.document.ConfigurationChange;
import org.jspecify.annotations.Nullable;

/**
 * Difference between the configuration in force and the configuration file.
 *
 * @param path    the path in the document
 * @param inForce the value in force; {@code null} if there is none
 * @param inFile  the value in the file; {@code null} if there is none
 */
record ProblemDifference(
        String path, @Nullable Object inForce, @Nullable Object inFile) {
    static ProblemDifference of(ConfigurationChange change) {
        return new ProblemDifference(change.path().text(), change.from(), change.to());
    }
}
