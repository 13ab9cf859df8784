/** Access control of the REST API: tokens, certificates, roles and protection against cross-site requests. */
@NullMarked
package net.igmpproxy.api.security;

import org.jspecify.annotations.NullMarked;
