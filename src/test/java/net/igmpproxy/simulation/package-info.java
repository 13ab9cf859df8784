/** The engine in simulated networks: LANs in virtual time, drawn from a seed, with invariants after every event. */
@NullMarked
package net.igmpproxy.simulation;

import org.jspecify.annotations.NullMarked;
