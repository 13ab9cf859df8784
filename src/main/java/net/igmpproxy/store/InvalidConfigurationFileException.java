package net.igmpproxy.store;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;

/** Reports an invalid configuration file. The message lists each error as {@code file:line: key: value: remedy}. */
public class InvalidConfigurationFileException extends ConfigurationStoreException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 100;

    InvalidConfigurationFileException(Path file, List<FileError> errors) {
        super(shown(file, errors));
    }

    private static String shown(Path file, List<FileError> errors) {
        String first = errors.stream()
                .sorted(Comparator.comparingInt(FileError::line))
                .limit(MOST_SHOWN)
                .map(error -> file + ":" + error.line() + ": " + error.text())
                .collect(Collectors.joining("\n"));
        return errors.size() <= MOST_SHOWN ? first : first + "\nand " + (errors.size() - MOST_SHOWN) + " more errors";
    }
}
