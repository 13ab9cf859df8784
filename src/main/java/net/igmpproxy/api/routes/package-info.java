/** The forwarding entries over REST, and the sources that get none. */
@NullMarked
package net.igmpproxy.api.routes;

import org.jspecify.annotations.NullMarked;
