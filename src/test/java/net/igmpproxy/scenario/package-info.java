/** What the proxy promises, shown on the real kernel with real hosts; every class has a laboratory of its own. */
@NullMarked
package net.igmpproxy.scenario;

import org.jspecify.annotations.NullMarked;
