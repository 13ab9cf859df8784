package net.igmpproxy.linux.handover;

import java.time.Duration;

/**
 * Messages between processes of this program, in the order of a conversation:
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
 * <p>Who works with the routing socket is decided by {@link RoutingLock} alone; docs/architecture.md has the table of what
 * happens when a process dies or stops in between. A proxy of version 1.0.0 knows no lock: it is asked with {@code take}, and
 * answers {@code routing [routing socket, state]}. It is given nothing itself.
 */
public final class Handover {
    /** The name of a running proxy. */
    static final String PROXY = "@igmp-proxy/proxy";

    /** The name of a keeper. */
    static final String KEEPER = "@igmp-proxy/keeper";

    /** To a keeper, or to a proxy of version 1.0.0. */
    static final String TAKE = "take";

    /** To a proxy. */
    static final String TAKE_LOCKED = "take-locked";

    /** From a keeper, or from a proxy of version 1.0.0. */
    static final String ROUTING = "routing";

    /** To a successor, which costs nothing: does it listen? */
    static final String PREPARE = "prepare";

    /** From a successor that listens: what it is given now it takes at once. */
    static final String PREPARED = "prepared";

    /** The sender stands still, and the one that has the socket now may work with it when it has been told to go. */
    static final String ROUTING_LOCKED = "routing-locked";

    static final String NOTHING = "nothing";

    /** The keeper's answer while a living process has the lock. */
    static final String OWNED = "owned";

    /** From a successor, at once and as long as it puts the state in place. */
    static final String WORKING = "working";

    /** From a predecessor that has heard the first of these, and waits for more from now on. */
    static final String GO = "go";

    static final String TAKEN = "taken";
    static final String KEEP = "keep";
    static final String DROP = "drop";

    /** How long a proxy waits for another that has its place. Its loop comes to it sooner, unless it is stuck. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    /** How long one waits for a process that has nothing else to do, such as the keeper. */
    static final Duration SHORT_PATIENCE = Duration.ofSeconds(1);

    /** How long a proxy stands still until its successor says that it works, which takes that one no work. */
    static final Duration GRACE = Duration.ofSeconds(1);

    /** How long nobody else is given the place after one has not taken it. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** How long a proxy stands still for a successor that says nothing: it is stopped, or stuck. */
    static final Duration STALLED = Duration.ofSeconds(5);

    /** How often a successor says that it works, at most. */
    public static final Duration WORKING_INTERVAL = Duration.ofMillis(100);

    /**
     * How long a proxy stands still while a successor puts a large state in place, with its virtual machine cold. With {@link
     * #STALLED} it is less than the 30 s after which a service manager or an orchestrator ends a process that stands still.
     */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private Handover() {}
}
