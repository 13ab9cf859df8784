/** Parts shared by the features of the REST API: lists, pages, text tables and common OpenAPI schemas. */
@NullMarked
package net.igmpproxy.api;

import org.jspecify.annotations.NullMarked;
