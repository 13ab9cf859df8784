/** The documents: what can be checked of them by a program. */
@NullMarked
package net.igmpproxy.docs;

import org.jspecify.annotations.NullMarked;
