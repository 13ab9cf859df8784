/** What {@code bin/bench} measures: the proxy, other projects' routers, and the least that any program would need. */
@NullMarked
package net.igmpproxy.bench;

import org.jspecify.annotations.NullMarked;
