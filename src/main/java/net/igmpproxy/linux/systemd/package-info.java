/** The service manager's notification protocol and units ({@code sd_notify(3)}). */
@NullMarked
package net.igmpproxy.linux.systemd;

import org.jspecify.annotations.NullMarked;
