/** Networks with hosts, routers and sources around a proxy, all drawn from a seed, and what happens in them. */
@NullMarked
package net.igmpproxy.simulation.world;

import org.jspecify.annotations.NullMarked;
