/** Ports to the kernel, to the clock and to the service manager, implemented by {@code net.igmpproxy.linux}. */
@NullMarked
package net.igmpproxy.runtime.port;

import org.jspecify.annotations.NullMarked;
