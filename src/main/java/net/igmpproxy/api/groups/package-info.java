/** The memberships over REST: who listens to which group. */
@NullMarked
package net.igmpproxy.api.groups;

import org.jspecify.annotations.NullMarked;
