/** Tests of source sets and of the merge of source filters. */
@NullMarked
package net.igmpproxy.core.membership;

import org.jspecify.annotations.NullMarked;
