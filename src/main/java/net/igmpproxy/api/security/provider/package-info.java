/** Access tokens of an OpenID Connect provider, and its keys. */
@NullMarked
package net.igmpproxy.api.security.provider;

import org.jspecify.annotations.NullMarked;
