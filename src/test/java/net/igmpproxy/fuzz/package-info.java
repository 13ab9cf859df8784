/** Hostile input tests with random packets from fixed seeds and with a coverage-guided fuzzer. */
@NullMarked
package net.igmpproxy.fuzz;

import org.jspecify.annotations.NullMarked;
