/** Invariants that are checked after every event of a simulation. */
@NullMarked
package net.igmpproxy.simulation.invariants;

import org.jspecify.annotations.NullMarked;
