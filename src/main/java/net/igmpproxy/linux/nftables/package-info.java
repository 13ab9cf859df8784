/**
 * The packet filter of the kernel as nf_tables tells it, and what it does to a packet of which not everything is known.
 * Expressions, attributes and their numbers are those of {@code <linux/netfilter/nf_tables.h>}.
 */
@NullMarked
package net.igmpproxy.linux.nftables;

import org.jspecify.annotations.NullMarked;
