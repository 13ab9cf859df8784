/** The one place that turns failures into RFC 9457 problems. */
@NullMarked
package net.igmpproxy.api.error;

import org.jspecify.annotations.NullMarked;
