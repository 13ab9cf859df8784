/** Snapshot of the protocol state that one process hands over to the next one. */
@NullMarked
package net.igmpproxy.runtime.handover;

import org.jspecify.annotations.NullMarked;
