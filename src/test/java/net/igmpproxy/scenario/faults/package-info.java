/** Series of faults after which the proxy must recover completely and leak nothing. */
@NullMarked
package net.igmpproxy.scenario.faults;

import org.jspecify.annotations.NullMarked;
