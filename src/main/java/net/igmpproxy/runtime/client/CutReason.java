package net.igmpproxy.runtime.client;

import java.util.Locale;

/** Reasons to close the connection of a client. */
public enum CutReason {
    /** The request and its answer took longer than a request may take. */
    REQUEST_TIME,
    /** The client neither sent nor took a byte for too long. */
    STALLED,
    /** Too many threads waited for clients, and this client had kept its thread waiting the longest. */
    THREADS,
    /** Too many connections were open, and this one had been without a complete request the longest. */
    CONNECTIONS,
    /** The service shuts down. */
    SHUTDOWN;

    /** Value of the label {@code reason} in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
