/** Measurements of the heap that the state of the protocol takes, against the model that configurations are checked by. */
@NullMarked
package net.igmpproxy.memory;

import org.jspecify.annotations.NullMarked;
