package net.igmpproxy.linux;

import java.time.Duration;

/**
 * What processes of this program say to each other, each a message of its own, in the order of a conversation:
 *
 * <pre>
 * successor: take       predecessor: routing [routing socket, state]   successor: taken | refused
 * proxy:     take       keeper:      routing [routing socket] | nothing
 * proxy:     keep [routing socket]
 * proxy:     drop
 * </pre>
 */
final class Handover {
    /** Where a running proxy is found. */
    static final String PROXY = "@igmp-proxy/proxy";

    /** Where a keeper is found. */
    static final String KEEPER = "@igmp-proxy/keeper";

    static final String TAKE = "take";
    static final String ROUTING = "routing";
    static final String NOTHING = "nothing";
    static final String TAKEN = "taken";
    static final String REFUSED = "refused";
    static final String KEEP = "keep";
    static final String DROP = "drop";

    /** How long one waits for a word of the other. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a successor may take to put a large state in place, with its virtual machine cold. */
    static final Duration TAKING = Duration.ofSeconds(30);

    private Handover() {}
}
