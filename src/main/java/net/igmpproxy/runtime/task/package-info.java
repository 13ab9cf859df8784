/** Threads, rate limits and retries that the rest of the runtime shares. */
@NullMarked
package net.igmpproxy.runtime.task;

import org.jspecify.annotations.NullMarked;
