/** What the whole simulation stands on: virtual time, chance, a record of what happened, source filters. */
@NullMarked
package net.igmpproxy.simulation.base;

import org.jspecify.annotations.NullMarked;
