/** Configuration as validated immutable records. */
@NullMarked
package net.igmpproxy.core.config;

import org.jspecify.annotations.NullMarked;
