/** Simulated hosts and routers, implemented from the RFCs and independent of the code under test. */
@NullMarked
package net.igmpproxy.simulation.peers;

import org.jspecify.annotations.NullMarked;
