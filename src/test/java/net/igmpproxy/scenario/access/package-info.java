/** Access control tests on the running service: tokens, identity provider, certificates, addresses and ports. */
@NullMarked
package net.igmpproxy.scenario.access;

import org.jspecify.annotations.NullMarked;
