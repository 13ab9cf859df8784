/** Text and JSON as input of the readers, with positions for error messages. */
@NullMarked
package net.igmpproxy.exchange.text;

import org.jspecify.annotations.NullMarked;
