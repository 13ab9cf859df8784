/** What must hold after every event. */
@NullMarked
package net.igmpproxy.simulation.invariants;

import org.jspecify.annotations.NullMarked;
