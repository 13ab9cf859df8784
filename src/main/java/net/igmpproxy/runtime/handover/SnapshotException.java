package net.igmpproxy.runtime.handover;

/** Failure to read a snapshot. The message states the reason. */
public class SnapshotException extends Exception {
    private static final long serialVersionUID = 1L;

    SnapshotException(String message) {
        super(message);
    }
}
