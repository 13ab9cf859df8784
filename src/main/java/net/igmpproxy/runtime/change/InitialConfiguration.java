package net.igmpproxy.runtime.change;

import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Configuration that a process starts with. The process before this one may change it until it stands still.
 *
 * @param present what is stored at the start
 * @param inPlace returns what is stored once no other process changes it any more, given what this one has started with; called
 *                on a thread that may wait
 */
public record InitialConfiguration(ProxyConfiguration present, UnaryOperator<ProxyConfiguration> inPlace) {
    /** A configuration that nobody changes meanwhile. */
    public static InitialConfiguration of(ProxyConfiguration fixed) {
        return new InitialConfiguration(fixed, UnaryOperator.identity());
    }
}
