/** Import and export of the configurations of other IGMP proxies, with warnings for each setting that is lost. */
@NullMarked
package net.igmpproxy.exchange;

import org.jspecify.annotations.NullMarked;
