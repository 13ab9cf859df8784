/** The query parameters of the REST API: each operation refuses those that it does not know. */
@NullMarked
package net.igmpproxy.api.query;

import org.jspecify.annotations.NullMarked;
