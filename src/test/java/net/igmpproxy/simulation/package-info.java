/** Simulation of the engine in random networks in virtual time, with invariants checked after every event. */
@NullMarked
package net.igmpproxy.simulation;

import org.jspecify.annotations.NullMarked;
