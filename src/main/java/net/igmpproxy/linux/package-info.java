/** The kernel layer: implements the ports of the runtime; the only place that knows libc, its structs and errno. */
@NullMarked
package net.igmpproxy.linux;

import org.jspecify.annotations.NullMarked;
