/** The shell around the core: one loop thread, the ports it reaches the kernel through, commands, events, life cycle. */
@NullMarked
package net.igmpproxy.runtime;

import org.jspecify.annotations.NullMarked;
