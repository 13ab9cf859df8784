/** Mapping of failures to problem details (RFC 9457). */
@NullMarked
package net.igmpproxy.api.error;

import org.jspecify.annotations.NullMarked;
