package net.igmpproxy.api.error;

import net.igmpproxy.core.config.document.ConfigurationChange;
import org.jspecify.annotations.Nullable;

/**
 * One difference between the configuration in force and the one in the file.
 *
 * @param path    the place in the document
 * @param inForce what stands there in the configuration in force; {@code null} for nothing
 * @param inFile  what stands there in the file; {@code null} for nothing
 */
record ProblemDifference(
        String path, @Nullable Object inForce, @Nullable Object inFile) {
    static ProblemDifference of(ConfigurationChange change) {
        return new ProblemDifference(change.path().text(), change.from(), change.to());
    }
}
