/** Meters over what the proxy tells and knows. */
@NullMarked
package net.igmpproxy.metrics;

import org.jspecify.annotations.NullMarked;
