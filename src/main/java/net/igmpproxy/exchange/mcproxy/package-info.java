/** Format of mcproxy's configuration file. */
@NullMarked
package net.igmpproxy.exchange.mcproxy;

import org.jspecify.annotations.NullMarked;
