/** Interface of the running proxy to other threads: commands, status, statistics, and counters. */
@NullMarked
package net.igmpproxy.runtime.control;

import org.jspecify.annotations.NullMarked;
