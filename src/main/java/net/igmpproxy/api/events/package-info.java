/** Events of the proxy as a stream of server-sent events. */
@NullMarked
package net.igmpproxy.api.events;

import org.jspecify.annotations.NullMarked;
