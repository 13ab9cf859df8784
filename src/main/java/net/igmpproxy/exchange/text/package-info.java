/** Reading of texts of unknown origin: encoding detection, misleading characters, and JSON with line numbers. */
@NullMarked
package net.igmpproxy.exchange.text;

import org.jspecify.annotations.NullMarked;
