/** Demonstration of {@code bin/demo}. */
@NullMarked
package net.igmpproxy.demo;

import org.jspecify.annotations.NullMarked;
