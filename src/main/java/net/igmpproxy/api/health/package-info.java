/** Health that means forwarding. */
@NullMarked
package net.igmpproxy.api.health;

import org.jspecify.annotations.NullMarked;
