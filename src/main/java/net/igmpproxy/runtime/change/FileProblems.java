package net.igmpproxy.runtime.change;

import java.util.Optional;
import net.igmpproxy.runtime.storage.FileProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Current problem of the configuration file, logged once when it begins. Any thread may read it. */
final class FileProblems {
    private static final Logger LOGGER = LoggerFactory.getLogger(FileProblems.class);

    private volatile Optional<FileProblem> present = Optional.empty();

    /** Returns the problem; empty if the file is in force. */
    Optional<FileProblem> present() {
        return present;
    }

    /** Records that the file is refused. */
    void refuse(String reason) {
        begin(FileProblem.refused(reason));
    }

    /** Records that the file is not in force. */
    void begin(FileProblem problem) {
        if (!present.equals(Optional.of(problem))) {
            LOGGER.error("The configuration in force stays, without its file: {}", problem.reason());
        }
        present = Optional.of(problem);
    }

    /** Records that the file is in force. */
    void end() {
        present = Optional.empty();
    }
}
