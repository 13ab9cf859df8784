/** Configuration of other IGMP proxies: read from their texts, written for them, with what gets lost on the way. */
@NullMarked
package net.igmpproxy.core.exchange;

import org.jspecify.annotations.NullMarked;
