/** Configured interfaces over REST, with their status in the kernel and in the proxy. */
@NullMarked
package net.igmpproxy.api.interfaces;

import org.jspecify.annotations.NullMarked;
