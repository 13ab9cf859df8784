/** Clients of REST that were too slow. */
@NullMarked
package net.igmpproxy.runtime.client;

import org.jspecify.annotations.NullMarked;
