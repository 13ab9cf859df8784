/** Query parameter validation: each operation refuses parameters that it does not know. */
@NullMarked
package net.igmpproxy.api.query;

import org.jspecify.annotations.NullMarked;
