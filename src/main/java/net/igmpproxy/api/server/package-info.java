/** The web server, which may fail without the proxy failing. */
@NullMarked
package net.igmpproxy.api.server;

import org.jspecify.annotations.NullMarked;
