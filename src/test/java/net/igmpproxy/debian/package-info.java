/** The Debian package: installed, run with the rights of its unit, upgraded and removed. */
@NullMarked
package net.igmpproxy.debian;

import org.jspecify.annotations.NullMarked;
