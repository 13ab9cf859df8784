/** Entries of the kernel's multicast forwarding cache as values. */
@NullMarked
package net.igmpproxy.core.forwarding.mfc;

import org.jspecify.annotations.NullMarked;
