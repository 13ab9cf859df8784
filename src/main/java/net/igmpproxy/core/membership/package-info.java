/**
 * Source filters and source sets: filter modes, set operations and the merge of memberships (RFC 9776 section 3.2, RFC
 * 4605 section 4.1).
 */
@NullMarked
package net.igmpproxy.core.membership;

import org.jspecify.annotations.NullMarked;
