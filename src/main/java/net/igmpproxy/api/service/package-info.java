/** Service state, restart and quickleave over REST. */
@NullMarked
package net.igmpproxy.api.service;

import org.jspecify.annotations.NullMarked;
