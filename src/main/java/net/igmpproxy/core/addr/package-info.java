/** Addresses, prefixes and links as values: the vocabulary of every other package. */
@NullMarked
package net.igmpproxy.core.addr;

import org.jspecify.annotations.NullMarked;
