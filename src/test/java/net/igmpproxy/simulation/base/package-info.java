/** Foundations of the simulation: virtual time, random numbers, trace and source filters. */
@NullMarked
package net.igmpproxy.simulation.base;

import org.jspecify.annotations.NullMarked;
