/** Who may do what, shown on the running program: tokens, an identity provider, certificates, addresses and ports. */
@NullMarked
package net.igmpproxy.scenario.access;

import org.jspecify.annotations.NullMarked;
