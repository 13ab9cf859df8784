/** End-to-end tests of the proxy's features on the real kernel with real hosts; each class has its own laboratory. */
@NullMarked
package net.igmpproxy.scenario;

import org.jspecify.annotations.NullMarked;
