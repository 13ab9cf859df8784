/** Ports that read the kernel and the service for the diagnosis. */
@NullMarked
package net.igmpproxy.runtime.probe;

import org.jspecify.annotations.NullMarked;
