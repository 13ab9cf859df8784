package net.igmpproxy.linux.handover;

import java.time.Duration;

/**
 * Messages of the handover protocol between processes of this program, in the order of a conversation:
 *
 * <pre>
 * successor: take-locked   predecessor: prepare
 * successor: prepared      predecessor: routing-locked [routing socket, state]
 * successor: working       predecessor: go
 * successor: working, again and again
 * successor: taken         predecessor: gives up the lock and closes the connection
 * proxy:     take          keeper:      routing [routing socket] | nothing | owned
 * proxy:     keep [routing socket]
 * proxy:     drop
 * </pre>
 *
 * <p>{@link RoutingLock} alone decides the owner of the routing socket. docs/architecture.md lists the outcome if a
 * process dies or stops at any point. A proxy of version 1.0.0 does not lock: it receives {@code take} and answers
 * {@code routing [routing socket, state]}. No handover to version 1.0.0 takes place.
 */
public final class Handover {
    /** Abstract socket name of a running proxy. */
    static final String PROXY = "@igmp-proxy/proxy";

    /** Abstract socket name of the keeper. */
    static final String KEEPER = "@igmp-proxy/keeper";

    /** Request to a keeper, or to a proxy of version 1.0.0. */
    static final String TAKE = "take";

    /** Request to a proxy. */
    static final String TAKE_LOCKED = "take-locked";

    /** Response of a keeper, or of a proxy of version 1.0.0. */
    static final String ROUTING = "routing";

    /** Probe of the next process before the handover begins. It has no cost for the running proxy. */
    static final String PREPARE = "prepare";

    /** Response to the probe: the next process listens and takes over at once. */
    static final String PREPARED = "prepared";

    /** Offer of the socket by a proxy that has stopped its work. The receiver may use the socket after {@link #GO}. */
    static final String ROUTING_LOCKED = "routing-locked";

    static final String NOTHING = "nothing";

    /** Response of the keeper while a living process has the lock. */
    static final String OWNED = "owned";

    /** Notification of the next process, sent at once and repeated during the takeover. */
    static final String WORKING = "working";

    /** Permission to proceed, sent after the first {@link #WORKING}; the sender now waits for further ones. */
    static final String GO = "go";

    static final String TAKEN = "taken";
    static final String KEEP = "keep";
    static final String DROP = "drop";

    /** Maximum wait for the running proxy. Its loop answers sooner unless it is stuck. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Maximum wait for a process without other work, such as the keeper. */
    static final Duration SHORT_PATIENCE = Duration.ofSeconds(1);

    /**
     * Maximum time that a stopped proxy waits for the first {@link #WORKING}, which the next process sends without
     * delay.
     */
    static final Duration GRACE = Duration.ofSeconds(1);

    /** Minimum delay of the next handover after a failed one. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** Maximum time that a stopped proxy waits for each further message; a silent process is stopped or stuck. */
    static final Duration STALLED = Duration.ofSeconds(5);

    /** Minimum interval of the {@link #WORKING} messages. */
    public static final Duration WORKING_INTERVAL = Duration.ofMillis(100);

    /**
     * Maximum time that a proxy is stopped during a handover, for a large state and a cold virtual machine. Together
     * with {@link #STALLED} it is below 30 s, after which a service manager or an orchestrator kills an unresponsive
     * process.
     */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private Handover() {}
}
