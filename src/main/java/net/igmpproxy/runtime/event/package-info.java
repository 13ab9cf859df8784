/** Events of the proxy: the journal, its readers, and the log. */
@NullMarked
package net.igmpproxy.runtime.event;

import org.jspecify.annotations.NullMarked;
