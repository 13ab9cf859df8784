/** Absolute deadlines, kept in order. */
@NullMarked
package net.igmpproxy.core.timer;

import org.jspecify.annotations.NullMarked;
