/** Export scripts of RouterOS. */
@NullMarked
package net.igmpproxy.exchange.routeros;

import org.jspecify.annotations.NullMarked;
