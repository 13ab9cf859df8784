package net.igmpproxy.runtime.handover;

/** A written state cannot be read. The message says why. */
public class SnapshotException extends Exception {
    private static final long serialVersionUID = 1L;

    SnapshotException(String message) {
        super(message);
    }
}
