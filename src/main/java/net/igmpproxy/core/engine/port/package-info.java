/** Upstream and downstream interfaces of the engine, with their gates and state machines. */
@NullMarked
package net.igmpproxy.core.engine.port;

import org.jspecify.annotations.NullMarked;
