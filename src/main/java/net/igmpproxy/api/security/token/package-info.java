/** Access tokens: the token file, its roles, and authentication by it. */
@NullMarked
package net.igmpproxy.api.security.token;

import org.jspecify.annotations.NullMarked;
