/** Tests of addresses, prefixes and links. */
@NullMarked
package net.igmpproxy.core.addr;

import org.jspecify.annotations.NullMarked;
