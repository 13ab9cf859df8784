/** Events of the engine: the journal, its readers, and the log. */
@NullMarked
package net.igmpproxy.runtime.event;

import org.jspecify.annotations.NullMarked;
