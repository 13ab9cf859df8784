/** In-memory cache of the responses that are the same for all clients: API description, page and Swagger UI. */
@NullMarked
package net.igmpproxy.api.content;

import org.jspecify.annotations.NullMarked;
