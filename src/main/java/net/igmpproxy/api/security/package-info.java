/** Who may use the REST interface: tokens, certificates, roles, and no page of another site. */
@NullMarked
package net.igmpproxy.api.security;

import org.jspecify.annotations.NullMarked;
