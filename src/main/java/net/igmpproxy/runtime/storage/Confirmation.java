package net.igmpproxy.runtime.storage;

import java.time.Instant;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * A change that goes back by itself unless it is confirmed.
 *
 * @param deadline when it goes back
 * @param before   what was in force before it
 * @param after    what is in force until then
 */
public record Confirmation(Instant deadline, ProxyConfiguration before, ProxyConfiguration after) {}
