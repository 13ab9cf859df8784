/** The inner loops of the core by themselves, measured with JMH: {@code bin/bench micro}. */
@NullMarked
package net.igmpproxy.bench.micro;

import org.jspecify.annotations.NullMarked;
