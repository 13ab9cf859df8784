/** Format of improxy's configuration file. */
@NullMarked
package net.igmpproxy.exchange.improxy;

import org.jspecify.annotations.NullMarked;
