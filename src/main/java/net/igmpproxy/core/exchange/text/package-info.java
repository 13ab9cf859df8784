/** Texts of unknown origin: their encoding, characters that mislead readers, and JSON with line numbers. */
@NullMarked
package net.igmpproxy.core.exchange.text;

import org.jspecify.annotations.NullMarked;
