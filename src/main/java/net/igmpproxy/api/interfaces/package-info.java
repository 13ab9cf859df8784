/** The configured interfaces over REST, with what the kernel and the proxy say of them. */
@NullMarked
package net.igmpproxy.api.interfaces;

import org.jspecify.annotations.NullMarked;
