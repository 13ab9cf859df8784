package net.igmpproxy.runtime.client;

import java.util.Locale;

/** Reasons for the service to close the connection of a client. */
public enum CutReason {
    /** The request and its response exceeded the maximum request time. */
    REQUEST_TIME,
    /** The client neither sent nor received a byte for too long. */
    STALLED,
    /** Too many threads waited for clients, and this client had kept its thread waiting longest. */
    THREADS,
    /** Too many connections were open, and this one had been without a complete request longest. */
    CONNECTIONS,
    /** The service shuts down. */
    SHUTDOWN;

    /** Returns the value of the label {@code reason} in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
