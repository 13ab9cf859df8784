package net.igmpproxy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * State of a file as reported by the kernel, without its content. It contains no device number, since that may change
 * at a reboot.
 *
 * @param text unique text of the state, except for changes within one tick of the kernel's clock; empty if there is no
 *     file
 * @param changed time of the last status change (ctime)
 */
public record FileStamp(String text, Instant changed) {
    static final FileStamp ABSENT = new FileStamp("", Instant.EPOCH);

    /** Upper bound of a tick of the clock of file timestamps. */
    private static final Duration TICK = Duration.ofMillis(20);

    /**
     * Returns the present stamp of a file, or of the target of a symbolic link.
     *
     * @throws IOException if the kernel does not report the state
     */
    public static FileStamp of(Path file) throws IOException {
        try {
            Path target = file.toRealPath();
            Map<String, Object> attributes = Files.readAttributes(target, "unix:ino,size,lastModifiedTime,ctime");
            return new FileStamp(
                    target + " " + attributes.get("ino") + " " + attributes.get("size") + " "
                            + attributes.get("lastModifiedTime") + " " + attributes.get("ctime"),
                    ((FileTime) Objects.requireNonNull(attributes.get("ctime"))).toInstant());
        } catch (NoSuchFileException missing) {
            return ABSENT;
        }
    }

    /** Returns true if the file, or the target of the link, does not exist. */
    public boolean isOfNoFile() {
        return text.isEmpty();
    }

    /** Returns true if every change after a point in time gets another stamp. */
    boolean isSettled(Instant moment) {
        return changed.isBefore(moment.minus(TICK));
    }
}
