/** The proxy among real peers: hosts of every version, other routers, switches that snoop. */
@NullMarked
package net.igmpproxy.scenario.peers;

import org.jspecify.annotations.NullMarked;
