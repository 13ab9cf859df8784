/** Format of igmpproxy's configuration file, and OpenWrt's UCI form of it. */
@NullMarked
package net.igmpproxy.exchange.igmpproxy;

import org.jspecify.annotations.NullMarked;
