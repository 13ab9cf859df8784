package net.igmpproxy.runtime;

import java.util.Optional;

/**
 * What a process before this one has left: its VIFs and entries are in the kernel, and forward.
 *
 * @param state what it knew, as {@link StateSnapshot} writes it; empty if it ended without writing it down
 */
public record Legacy(Optional<byte[]> state) {}
