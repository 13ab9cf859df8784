package net.igmpproxy.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** Descriptions of file errors for messages. */
final class IoReason {
    private IoReason() {}

    private static final Map<String, String> REMEDIES = Map.of(
            "No space left on device", "free some space there and try again",
            "Disk quota exceeded", "free some space there and try again",
            "Read-only file system", "mount it writable (mount -o remount,rw), or keep the files elsewhere",
            "Operation not permitted", "take its attribute away (chattr -i)",
            "permission denied", "let the service write it and its directory",
            "the file is read-only",
                    "make it writable (chmod u+w), or allow changes only in the file"
                            + " (igmp-proxy.config-mode=readonly)");

    /** Returns the reason of a failed read. */
    static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(failure.getMessage());
    }

    /** Returns the reason of a failed write, with a remedy if one is known. */
    static String ofWriting(IOException failure) {
        String reason = of(failure);
        String remedy = REMEDIES.get(reason);
        return remedy == null ? reason : reason + ": " + remedy;
    }
}
