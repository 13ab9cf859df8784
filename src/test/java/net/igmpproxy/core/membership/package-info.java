/** Tests of the algebra of source sets and of the merge of subscriptions. */
@NullMarked
package net.igmpproxy.core.membership;

import org.jspecify.annotations.NullMarked;
