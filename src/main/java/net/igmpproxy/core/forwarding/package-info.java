/** Which kernel entries the memberships call for, and the difference from those installed (RFC 4605 section 4.2). */
@NullMarked
package net.igmpproxy.core.forwarding;

import org.jspecify.annotations.NullMarked;
