/**
 * Embedded web server: port retries, limits for slow clients, and refusals as problem details. Its failure does not
 * stop the proxy.
 */
@NullMarked
package net.igmpproxy.api.server;

import org.jspecify.annotations.NullMarked;
