/** Engine under test on a simulated machine, with a model of the kernel's multicast routing. */
@NullMarked
package net.igmpproxy.simulation.proxy;

import org.jspecify.annotations.NullMarked;
