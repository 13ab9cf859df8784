/** Interoperability tests with hosts of each version, other routers and snooping switches. */
@NullMarked
package net.igmpproxy.scenario.peers;

import org.jspecify.annotations.NullMarked;
