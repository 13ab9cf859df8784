/** The loop thread that owns all protocol state, and the engine that it drives on the kernel. */
@NullMarked
package net.igmpproxy.runtime.session;

import org.jspecify.annotations.NullMarked;
