/** Hosts behind a downstream interface, their reports, and their leaves. */
@NullMarked
package net.igmpproxy.core.router.host;

import org.jspecify.annotations.NullMarked;
