/** Absolute deadlines, kept in order, and bounds on how often something happens. */
@NullMarked
package net.igmpproxy.core.timer;

import org.jspecify.annotations.NullMarked;
