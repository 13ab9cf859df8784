/** Random networks of hosts, routers and sources around a proxy, and the random actions in them. */
@NullMarked
package net.igmpproxy.simulation.world;

import org.jspecify.annotations.NullMarked;
