/** Soak test of {@code bin/soak}. */
@NullMarked
package net.igmpproxy.soak;

import org.jspecify.annotations.NullMarked;
