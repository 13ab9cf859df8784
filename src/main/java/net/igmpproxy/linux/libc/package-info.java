/** Calls of libc through jnr-ffi: descriptors, errors, epoll, and thread attributes. */
@NullMarked
package net.igmpproxy.linux.libc;

import org.jspecify.annotations.NullMarked;
