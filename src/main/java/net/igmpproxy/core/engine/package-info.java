/**
 * Entry point of the core: {@link net.igmpproxy.core.engine.Engine} turns inputs into outputs and returns the next
 * deadline.
 */
@NullMarked
package net.igmpproxy.core.engine;

import org.jspecify.annotations.NullMarked;
