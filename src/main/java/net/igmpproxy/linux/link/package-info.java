/** Network interfaces and their addresses, read and watched by rtnetlink. */
@NullMarked
package net.igmpproxy.linux.link;

import org.jspecify.annotations.NullMarked;
