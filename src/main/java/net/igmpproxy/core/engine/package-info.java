/** The façade of the core: inputs in, outputs out, and the next deadline. */
@NullMarked
package net.igmpproxy.core.engine;

import org.jspecify.annotations.NullMarked;
