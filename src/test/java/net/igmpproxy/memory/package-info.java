/** Heap measurements of the protocol state, compared with the model that validates configurations. */
@NullMarked
package net.igmpproxy.memory;

import org.jspecify.annotations.NullMarked;
