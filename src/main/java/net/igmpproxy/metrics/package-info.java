/** Prometheus metrics of the proxy, the kernel entries and the REST service. */
@NullMarked
package net.igmpproxy.metrics;

import org.jspecify.annotations.NullMarked;
