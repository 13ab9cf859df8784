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
 * State of a file as the kernel reports it, without its content. It stays the same across a restart of the machine, whose device
 * numbers may be others.
 *
 * @param text    differs from that of any other state, but for one that came within the same tick of the kernel's clock; empty
 *                if there is no file
 * @param changed the time of the last change
 */
public record FileStamp(String text, Instant changed) {
    static final FileStamp ABSENT = new FileStamp("", Instant.EPOCH);

    /** More than a tick of the clock that file systems take their times from. */
    private static final Duration TICK = Duration.ofMillis(20);

    /**
     * The present stamp of a file, or of the file that a link points to.
     *
     * @throws IOException if the kernel does not report its state
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

    /** Returns whether there was no file, or only a link that points to none. */
    public boolean isOfNoFile() {
        return text.isEmpty();
    }

    /** Whether any change after a moment has another stamp. */
    boolean isSettled(Instant moment) {
        return changed.isBefore(moment.minus(TICK));
    }
}
