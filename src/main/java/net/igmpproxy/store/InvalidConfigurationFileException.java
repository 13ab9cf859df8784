package net.igmpproxy.store;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import net.igmpproxy.runtime.ConfigurationStoreException;

/** A configuration file is not valid. The message lists each error as {@code file:line: key: value: what to do}. */
public class InvalidConfigurationFileException extends ConfigurationStoreException {
    private static final long serialVersionUID = 1L;

    InvalidConfigurationFileException(Path file, List<FileError> errors) {
        super(errors.stream()
                .sorted(Comparator.comparingInt(FileError::line))
                .map(error -> file + ":" + error.line() + ": " + error.text())
                .collect(Collectors.joining("\n")));
    }
}
