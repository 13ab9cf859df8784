/** Tests of the Debian package: installation, operation with the rights of its unit, upgrade and removal. */
@NullMarked
package net.igmpproxy.debian;

import org.jspecify.annotations.NullMarked;
