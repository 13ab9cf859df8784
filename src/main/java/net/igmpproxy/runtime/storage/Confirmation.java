package net.igmpproxy.runtime.storage;

import java.time.Instant;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Change that is reverted unless it is confirmed.
 *
 * @param deadline time of the reversal
 * @param before   configuration before the change
 * @param after    configuration in force until the deadline
 */
public record Confirmation(Instant deadline, ProxyConfiguration before, ProxyConfiguration after) {}
