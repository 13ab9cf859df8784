package net.igmpproxy.runtime.change;

import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Configuration at the start of a process. The previous process may change the stored one until it has stopped.
 *
 * @param present configuration stored at the start
 * @param inPlace returns the stored configuration once no other process changes it, given the one this process started
 *                with; called on a thread that may block
 */
public record InitialConfiguration(ProxyConfiguration present, UnaryOperator<ProxyConfiguration> inPlace) {
    /** Creates a fixed configuration. */
    public static InitialConfiguration of(ProxyConfiguration fixed) {
        return new InitialConfiguration(fixed, UnaryOperator.identity());
    }
}
