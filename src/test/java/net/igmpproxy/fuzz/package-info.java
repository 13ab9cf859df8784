/** Hostile input: packets made to break something, at random from a seed and by a fuzzer. */
@NullMarked
package net.igmpproxy.fuzz;

import org.jspecify.annotations.NullMarked;
