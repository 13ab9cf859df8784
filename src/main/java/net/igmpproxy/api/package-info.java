/** What the features of the REST API have in common. */
@NullMarked
package net.igmpproxy.api;

import org.jspecify.annotations.NullMarked;
