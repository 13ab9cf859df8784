package net.igmpproxy.exchange.routeros;

import net.igmpproxy.core.config.Keys;
import net.igmpproxy.exchange.draft.Keyword;

/** Settings of {@code /routing igmp-proxy} in RouterOS. */
enum RouterosSetting implements Keyword {
    QUICK_LEAVE(Keys.QUICKLEAVE),
    QUERY_INTERVAL(Keys.QUERY_INTERVAL),
    QUERY_RESPONSE_INTERVAL(Keys.QUERY_MAX_RESPONSE_TIME);

    private final String key;

    RouterosSetting(String key) {
        this.key = key;
    }

    /** Returns the key of the document with the same meaning. */
    String key() {
        return key;
    }
}
