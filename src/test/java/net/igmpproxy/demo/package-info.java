/** The demonstration that {@code bin/demo} runs. */
@NullMarked
package net.igmpproxy.demo;

import org.jspecify.annotations.NullMarked;
