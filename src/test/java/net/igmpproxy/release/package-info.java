/** What is released: the same octets wherever it is built. */
@NullMarked
package net.igmpproxy.release;

import org.jspecify.annotations.NullMarked;
