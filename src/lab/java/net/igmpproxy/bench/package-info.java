/** Benchmarks of {@code bin/bench}: the proxy, routers of other projects, and a minimal loop as lower bound. */
@NullMarked
package net.igmpproxy.bench;

import org.jspecify.annotations.NullMarked;
