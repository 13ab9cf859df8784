/** Addresses, prefixes and links: immutable values used by all other packages. */
@NullMarked
package net.igmpproxy.core.addr;

import org.jspecify.annotations.NullMarked;
