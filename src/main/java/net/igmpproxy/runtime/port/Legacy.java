package net.igmpproxy.runtime.port;

import java.util.Optional;
import net.igmpproxy.runtime.handover.StateSnapshot;

/**
 * State left by the previous process. Its VIFs and MFC entries are in the kernel and forward.
 *
 * @param state    snapshot as written by {@link StateSnapshot}; empty if the process ended without writing one
 * @param seamless true if the previous process runs until this one has taken over. Otherwise the router groups had no
 *                 member in between, so the kernel dropped IGMPv3 reports and leaves of that time
 */
public record Legacy(Optional<byte[]> state, boolean seamless) {}
