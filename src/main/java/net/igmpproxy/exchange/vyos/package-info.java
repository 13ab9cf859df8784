/** Commands and configuration files of VyOS. */
@NullMarked
package net.igmpproxy.exchange.vyos;

import org.jspecify.annotations.NullMarked;
