package net.igmpproxy.core.exchange;

import java.util.List;

/**
 * A node of VyOS's configuration as far as the IGMP proxy is concerned.
 *
 * @param level         which node it is
 * @param interfaceName the name under {@code interface}; empty elsewhere
 */
record VyosScope(Level level, String interfaceName) {
    /** Kinds of nodes, from the outside in. */
    enum Level {
        /** Outside of everything. */
        TOP,
        /** {@code protocols}. */
        PROTOCOLS,
        /** {@code protocols igmp-proxy}. */
        PROXY,
        /** {@code protocols igmp-proxy interface NAME}. */
        INTERFACE,
        /** What the IGMP proxy has nothing to do with. */
        ELSEWHERE
    }

    static final String SET = "set";
    static final String PROTOCOLS_NODE = "protocols";
    static final String PROXY_NODE = "igmp-proxy";

    static final VyosScope TOP = new VyosScope(Level.TOP, "");
    static final VyosScope ELSEWHERE = new VyosScope(Level.ELSEWHERE, "");
    private static final VyosScope PROTOCOLS = new VyosScope(Level.PROTOCOLS, "");
    private static final VyosScope PROXY = new VyosScope(Level.PROXY, "");

    /** A node, and the words that lead on from there. */
    record Path(VyosScope scope, List<String> rest) {
        boolean isOfProxy() {
            return scope.level == Level.PROXY || scope.level == Level.INTERFACE;
        }
    }

    /** Where the words of a statement in this node lead. */
    Path follow(List<String> words) {
        boolean isCommand = level == Level.TOP && !words.isEmpty() && SET.equals(words.get(0));
        return descend(isCommand ? words.subList(1, words.size()) : words);
    }

    private Path descend(List<String> words) {
        if (words.isEmpty()) {
            return new Path(this, words);
        }
        String first = words.get(0);
        List<String> rest = words.subList(1, words.size());
        return switch (level) {
            case TOP -> PROTOCOLS_NODE.equals(first) ? PROTOCOLS.descend(rest) : PROTOCOLS.descend(words);
            case PROTOCOLS -> PROXY_NODE.equals(first) ? PROXY.descend(rest) : new Path(ELSEWHERE, words);
            case PROXY ->
                VyosKeyword.INTERFACE.word().equals(first) && !rest.isEmpty()
                        ? new VyosScope(Level.INTERFACE, rest.get(0)).descend(rest.subList(1, rest.size()))
                        : new Path(this, words);
            case INTERFACE, ELSEWHERE -> new Path(this, words);
        };
    }
}
