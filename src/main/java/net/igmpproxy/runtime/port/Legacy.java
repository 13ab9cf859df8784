package net.igmpproxy.runtime.port;

import java.util.Optional;
import net.igmpproxy.runtime.handover.StateSnapshot;

/**
 * What a process before this one has left: its VIFs and entries are in the kernel, and forward.
 *
 * @param state    what it knew, as {@link StateSnapshot} writes it; empty if it ended without writing it down
 * @param seamless whether it lives until this one has taken over. If not, nobody has been a member of the router groups
 *                 meanwhile, and the kernel has dropped the IGMPv3 reports and the leaves of that time: the routing socket does
 *                 not have them
 */
public record Legacy(Optional<byte[]> state, boolean seamless) {}
