/** Import and export of the configuration formats of other programs. */
@NullMarked
package net.igmpproxy.exchange;

import org.jspecify.annotations.NullMarked;
