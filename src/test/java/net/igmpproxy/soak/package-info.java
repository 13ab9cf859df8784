/** The long run that {@code bin/soak} makes. */
@NullMarked
package net.igmpproxy.soak;

import org.jspecify.annotations.NullMarked;
