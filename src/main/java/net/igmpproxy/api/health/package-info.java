/** Health indicators for liveness, readiness and the configuration file, and the command {@code health}. */
@NullMarked
package net.igmpproxy.api.health;

import org.jspecify.annotations.NullMarked;
