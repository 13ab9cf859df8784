/** Draft of a configuration document that the readers of all formats fill, with warnings and errors by line. */
@NullMarked
package net.igmpproxy.exchange.draft;

import org.jspecify.annotations.NullMarked;
