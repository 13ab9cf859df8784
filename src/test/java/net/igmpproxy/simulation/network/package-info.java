/** Simulated network segments with delay, loss, duplication and reordering. */
@NullMarked
package net.igmpproxy.simulation.network;

import org.jspecify.annotations.NullMarked;
