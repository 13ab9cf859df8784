/** JMH benchmarks of the core's inner loops, run by {@code bin/bench micro}. */
@NullMarked
package net.igmpproxy.bench.micro;

import org.jspecify.annotations.NullMarked;
