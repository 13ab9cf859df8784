/** LANs on which packets are late, lost, doubled and overtaken. */
@NullMarked
package net.igmpproxy.simulation.network;

import org.jspecify.annotations.NullMarked;
