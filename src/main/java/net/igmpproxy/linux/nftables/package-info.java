/**
 * Packet filter rules of nf_tables and their effect on a partly known packet. Expressions, attributes and their numbers
 * are those of {@code <linux/netfilter/nf_tables.h>}.
 */
@NullMarked
package net.igmpproxy.linux.nftables;

import org.jspecify.annotations.NullMarked;
