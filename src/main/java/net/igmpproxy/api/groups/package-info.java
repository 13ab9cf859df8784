/** Group memberships of the downstream interfaces over REST. */
@NullMarked
package net.igmpproxy.api.groups;

import org.jspecify.annotations.NullMarked;
